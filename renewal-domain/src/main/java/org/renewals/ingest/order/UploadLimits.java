package org.renewals.ingest.order;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an import ordered on a page may bring along.
 *
 * @param maxFileSize of one file
 * @param maxTotalSize of all files of one import
 * @param maxFiles number of files of one import
 * @param workFolder where uploaded files lie while they are loaded; null for the system's temporary folder
 */
@ConfigurationProperties("renewals.imports")
public record UploadLimits(
        @DefaultValue("4GB") DataSize maxFileSize,
        @DefaultValue("8GB") DataSize maxTotalSize,
        @DefaultValue("100") int maxFiles,
        @Nullable Path workFolder) {

    /** Such as {@code 4 GB}: the same in every language. */
    public static String text(DataSize size) {
        if (size.toGigabytes() > 0 && size.equals(DataSize.ofGigabytes(size.toGigabytes()))) {
            return size.toGigabytes() + " GB";
        }
        if (size.toMegabytes() > 0 && size.equals(DataSize.ofMegabytes(size.toMegabytes()))) {
            return size.toMegabytes() + " MB";
        }
        return size.toKilobytes() + " KB";
    }
}
