package org.renewals.web.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.order.ImportOrders;
import org.renewals.ingest.order.ImportOrders.UploadedFile;
import org.renewals.ingest.order.UploadName;
import org.springframework.util.unit.DataSize;

/** Reads the files of a multipart request one after the other, straight from the network; nothing is kept on disk. */
final class MultipartUpload implements ImportOrders.Upload {

    /** Room for the headers of the parts, besides the files. */
    private static final DataSize HEADERS = DataSize.ofMegabytes(1);

    private static final String DATA = "files";
    private static final String PROFILE = "profile";
    private static final int SKIPPED_AT_ONCE = 1 << 16;

    private final HttpServletRequest request;
    private final DataSize limit;
    private @Nullable FileItemIterator items;

    /** @param limit for all files together */
    MultipartUpload(HttpServletRequest request, DataSize limit) {
        this.request = request;
        this.limit = limit;
    }

    @Override
    public Optional<UploadedFile> next() throws IOException {
        try {
            FileItemIterator open = open();
            while (open.hasNext()) {
                FileItemStream item = open.next();
                // a file input nothing was chosen in sends an empty name
                if (isFile(item) && !item.getName().isEmpty()) {
                    return Optional.of(
                            new UploadedFile(item.getFieldName().equals(PROFILE), item.getName(), item.openStream()));
                }
            }
            return Optional.empty();
        } catch (SizeException e) {
            throw ImportOrders.tooLarge(limit);
        } catch (InvalidFileNameException e) {
            throw new ImportRefused("import.upload.name", UploadName.shown(e.getName()));
        }
    }

    private static boolean isFile(FileItemStream item) {
        return !item.isFormField()
                && item.getName() != null
                && (DATA.equals(item.getFieldName()) || PROFILE.equals(item.getFieldName()));
    }

    private FileItemIterator open() throws IOException {
        if (items == null) {
            FileUpload reader = new FileUpload();
            reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
            reader.setSizeMax(limit.toBytes() + HEADERS.toBytes());
            items = reader.getItemIterator(new ServletRequestContext(request));
        }
        return items;
    }

    /**
     * Reads and drops what is still coming: browsers show an answer only after they have sent all. Not for ever: beyond the
     * limit the connection is closed.
     */
    void readToTheEnd() throws IOException {
        InputStream rest = request.getInputStream();
        byte[] dropped = new byte[SKIPPED_AT_ONCE];
        long left = limit.toBytes();
        int read = 0;
        while (read >= 0 && left > 0) {
            read = rest.read(dropped);
            left -= read;
        }
    }
}
