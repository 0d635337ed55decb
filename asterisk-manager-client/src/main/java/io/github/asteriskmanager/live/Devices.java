package io.github.asteriskmanager.live;

import io.github.asteriskmanager.Resync;
import io.github.asteriskmanager.event.DeviceState;
import io.github.asteriskmanager.event.DeviceStateChangeEvent;

/**
 * The states of devices. Those that come and go with calls are kept only while in use.
 */
final class Devices extends TablePart<Fixed<DeviceStatus>, DeviceStatus> {

	@Override
	public void register(Handlers handlers) {
		handlers.on(DeviceStateChangeEvent.class, this::told);
	}

	private void told(DeviceStateChangeEvent event) {
		String device = event.getDevice();
		DeviceState state = event.getState();
		if (device == null || state == null) {
			return;
		}
		Fixed<DeviceStatus> before = this.table.get(device);
		if (isPassing(device) && !isInUse(state)) {
			this.table.remove(device);
		}
		else if (before == null || before.value().state() != state) {
			this.table.put(device, new Fixed<>(new DeviceStatus(device, state, event.getReceivedAt())));
		}
		if (event.isResync()) {
			this.table.named(device);
		}
	}

	/** Any number that is dialled makes one of its own. */
	private static boolean isPassing(String device) {
		return device.startsWith("Local/") || device.startsWith("confbridge:");
	}

	private static boolean isInUse(DeviceState state) {
		return switch (state) {
			case IN_USE, BUSY, RINGING, RINGING_IN_USE, ON_HOLD -> true;
			default -> false;
		};
	}

	@Override
	public Resync list() {
		return Resync.DEVICE_STATES;
	}

}
