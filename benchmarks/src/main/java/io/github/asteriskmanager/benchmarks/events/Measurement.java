package io.github.asteriskmanager.benchmarks.events;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.LinkedHashMap;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What one flood cost one client.
 *
 * @param events events taken
 * @param rate events per second
 * @param cpu seconds of CPU per million events, all threads of the process
 * @param allocated bytes allocated per event, all threads
 * @param peakHeap largest use of the heap in megabytes, garbage included
 */
public record Measurement(long events, double rate, double cpu, double allocated, double peakHeap) {

	/**
	 * The counters of this process at the start of a flood.
	 *
	 * @param nanos the time
	 * @param cpu the CPU time used so far, in nanoseconds
	 * @param bytes the bytes allocated so far
	 */
	public record Start(long nanos, long cpu, long bytes) {

		/**
		 * Begins to measure.
		 * @return the counters
		 */
		public static Start now() {
			pools().forEach(MemoryPoolMXBean::resetPeakUsage);
			return new Start(System.nanoTime(), cpuNanos(), allocatedBytes());
		}

		/**
		 * Ends.
		 * @param events events since then
		 * @return what they cost
		 */
		public Measurement finish(long events) {
			double seconds = (System.nanoTime() - this.nanos) / 1e9;
			long peak = pools().mapToLong((pool) -> pool.getPeakUsage().getUsed()).sum();
			return new Measurement(events, events / seconds, (cpuNanos() - this.cpu) / 1e3 / events,
					(double) (allocatedBytes() - this.bytes) / events, peak / 1e6);
		}

		private static java.util.stream.Stream<MemoryPoolMXBean> pools() {
			return ManagementFactory.getMemoryPoolMXBeans()
				.stream()
				.filter((pool) -> pool.getType() == MemoryType.HEAP);
		}

		private static long cpuNanos() {
			return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
		}

		private static long allocatedBytes() {
			ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
			long sum = 0;
			for (long allocated : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
				sum += Math.max(allocated, 0);
			}
			return sum;
		}

	}

	/**
	 * What was measured, by its name.
	 * @return the figures
	 */
	public Map<String, Double> figures() {
		Map<String, Double> figures = new LinkedHashMap<>();
		figures.put("rate", this.rate);
		figures.put("cpu", this.cpu);
		figures.put("bytes", this.allocated);
		figures.put("heap", this.peakHeap);
		return figures;
	}

	/**
	 * For another process.
	 * @return one line
	 */
	public String toLine() {
		return this.events + " " + this.rate + " " + this.cpu + " " + this.allocated + " " + this.peakHeap;
	}

	/**
	 * From another process.
	 * @param line the line
	 * @return what it says
	 */
	public static Measurement ofLine(String line) {
		String[] values = line.split(" ");
		return new Measurement(Long.parseLong(values[0]), Double.parseDouble(values[1]), Double.parseDouble(values[2]),
				Double.parseDouble(values[3]), Double.parseDouble(values[4]));
	}

}
