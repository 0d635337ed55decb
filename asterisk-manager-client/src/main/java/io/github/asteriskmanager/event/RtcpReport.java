package io.github.asteriskmanager.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.asteriskmanager.protocol.HeaderValues;
import org.jspecify.annotations.Nullable;

/**
 * One report block of an RTCP message: how one stream was received. Absent values are
 * {@code null}; counters are 32 bits without a sign.
 *
 * @param sourceSSRC source of the stream reported on
 * @param fractionLost share of packets lost since the report before, in 1/256
 * @param cumulativeLost packets lost in all
 * @param highestSequence highest sequence number received
 * @param sequenceNumberCycles how often the sequence number began anew
 * @param jitter interarrival jitter in units of the stream's clock
 * @param lastSR middle 32 bits of the time of the last sender report received
 * @param delaySinceLastSR time between that report and this one
 */
public record RtcpReport(@Nullable Long sourceSSRC, @Nullable Long fractionLost, @Nullable Long cumulativeLost,
		@Nullable Long highestSequence, @Nullable Long sequenceNumberCycles, @Nullable Long jitter,
		@Nullable Long lastSR, @Nullable Duration delaySinceLastSR) {

	/** Blocks are numbered in the names of their headers. */
	static List<RtcpReport> of(AmiEvent event) {
		List<RtcpReport> reports = new ArrayList<>();
		for (int i = 0; event.header("Report" + i + "SourceSSRC") != null; i++) {
			String block = "Report" + i;
			reports.add(new RtcpReport(event.number(block + "SourceSSRC"), event.number(block + "FractionLost"),
					event.number(block + "CumulativeLost"), event.number(block + "HighestSequence"),
					event.number(block + "SequenceNumberCycles"), event.number(block + "IAJitter"),
					event.number(block + "LSR"), event.read(block + "DLSR", HeaderValues::seconds)));
		}
		return List.copyOf(reports);
	}

}
