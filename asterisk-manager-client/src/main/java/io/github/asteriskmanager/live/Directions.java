package io.github.asteriskmanager.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Tells which way a call goes by the devices of its channels.
 */
final class Directions {

	private final Set<String> trunks;

	/** Devices with a hint: the phones. */
	private final Set<String> phones = new HashSet<>();

	Directions(Set<String> trunks) {
		this.trunks = trunks;
	}

	/** Learns of the devices in a hint, which {@code &} and {@code ,} separate. */
	void hint(String hint) {
		for (String device : hint.split("[&,]")) {
			if (device.indexOf('/') > 0) {
				this.phones.add(device);
			}
		}
	}

	Direction of(List<ChannelEntry> channels) {
		Boolean from = null;
		boolean outside = false;
		boolean inside = false;
		for (ChannelEntry channel : channels) {
			Boolean leadsOutside = leadsOutside(channel);
			if (leadsOutside != null && from == null && !channel.dialled()) {
				from = leadsOutside;
			}
			else if (leadsOutside != null) {
				outside |= leadsOutside;
				inside |= !leadsOutside;
			}
		}
		if (from == null) {
			return Direction.UNKNOWN;
		}
		if (from) {
			return (outside && !inside) ? Direction.TRANSIT : Direction.INBOUND;
		}
		return (outside) ? Direction.OUTBOUND : Direction.INTERNAL;
	}

	private @Nullable Boolean leadsOutside(ChannelEntry channel) {
		String name = channel.name();
		int dash = name.lastIndexOf('-');
		if (dash < 0 || name.startsWith("Local/")) {
			return null;
		}
		String device = name.substring(0, dash);
		if (this.trunks.isEmpty() && this.phones.isEmpty()) {
			return null;
		}
		return (this.trunks.isEmpty()) ? !this.phones.contains(device) : this.trunks.contains(device);
	}

}
