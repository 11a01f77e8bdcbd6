package org.renewals.ingest.file;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads files in a JVM of its own with a small heap and prints, per file, the answer and how far the heap rose: file, TAB,
 * answer, TAB, megabytes above the level before the file, TAB, milliseconds.
 */
final class HostileFileProbe {

    private static final List<MemoryPoolMXBean> HEAP = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private HostileFileProbe() {}

    public static void main(String[] arguments) {
        for (String file : arguments) {
            System.gc();
            HEAP.forEach(MemoryPoolMXBean::resetPeakUsage);
            long before =
                    HEAP.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
            long started = System.nanoTime();
            String answer = answer(Path.of(file));
            long millis = (System.nanoTime() - started) / 1_000_000;
            long peak = HEAP.stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            System.out.println(String.join(
                    "\t", TableFiles.fileName(Path.of(file)), answer, ((peak - before) >> 20) + "", millis + ""));
        }
    }

    private static String answer(Path file) {
        try (TableSource source = TableFiles.open(file, TableOptions.DEFAULT)) {
            int rows = 0;
            int unreadable = 0;
            for (TableRow row = source.next(); row != null; row = source.next()) {
                rows++;
                unreadable += row.damage() != null || !row.unreadable().isEmpty() ? 1 : 0;
            }
            return "read " + rows + ", unreadable " + unreadable;
        } catch (ImportRefused e) {
            boolean encoding = e.key().endsWith("wrong-encoding");
            return e.key() + (encoding ? " line " + e.arguments().get(1) : "");
        } catch (Throwable e) { // what a real import must never show is what this looks for
            return e.toString();
        }
    }
}
