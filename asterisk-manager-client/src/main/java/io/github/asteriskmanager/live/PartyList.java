package io.github.asteriskmanager.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The parties of a call, of whom it keeps a limited number of those that have left.
 */
final class PartyList {

	private static final int MOST_GONE = 100;

	private final List<Party> parties = new ArrayList<>(2);

	private int gone;

	private @Nullable List<Party> frozen;

	List<Party> freeze() {
		List<Party> present = this.frozen;
		if (present == null) {
			present = List.copyOf(this.parties);
			this.frozen = present;
		}
		return present;
	}

	void join(ChannelEntry channel, Instant at) {
		this.parties.add(party(channel, at, null));
		this.frozen = null;
	}

	void leave(ChannelEntry channel, Instant at) {
		int i = indexOf(channel);
		if (i >= 0) {
			this.parties.set(i, party(channel, this.parties.get(i).joinedAt(), at));
			this.frozen = null;
			if (++this.gone > MOST_GONE) {
				this.parties.remove(firstGone());
				this.gone--;
			}
		}
	}

	private int firstGone() {
		int i = 0;
		while (this.parties.get(i).isPresent()) {
			i++;
		}
		return i;
	}

	/** {@code false} if the party is as it was. */
	boolean update(ChannelEntry channel) {
		int i = indexOf(channel);
		if (i < 0 || isLike(this.parties.get(i), channel)) {
			return false;
		}
		this.parties.set(i, party(channel, this.parties.get(i).joinedAt(), null));
		this.frozen = null;
		return true;
	}

	@Nullable Party get(ChannelEntry channel) {
		int i = indexOf(channel);
		return (i >= 0) ? this.parties.get(i) : null;
	}

	void addNumbers(Set<String> numbers) {
		for (Party party : this.parties) {
			String number = party.number();
			if (number != null && !number.isEmpty()) {
				numbers.add(number);
			}
		}
	}

	private int indexOf(ChannelEntry channel) {
		for (int i = this.parties.size() - 1; i >= 0; i--) {
			Party party = this.parties.get(i);
			if (party.uniqueid().equals(channel.uniqueid()) && party.isPresent()) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isLike(Party party, ChannelEntry channel) {
		return party.channel().equals(channel.name()) && party.dialled() == channel.dialled()
				&& Objects.equals(party.number(), channel.number())
				&& Objects.equals(party.name(), channel.callerName());
	}

	private static Party party(ChannelEntry channel, Instant joinedAt, @Nullable Instant leftAt) {
		return new Party(channel.uniqueid(), channel.name(), channel.number(), channel.callerName(), channel.dialled(),
				joinedAt, leftAt);
	}

}
