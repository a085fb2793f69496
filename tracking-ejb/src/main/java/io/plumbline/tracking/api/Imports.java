package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/** Files of any size, read as a stream. A bad row never stops a file; a good row is never lost; the same file twice changes nothing. */
public interface Imports {

    /** Spools the file to disk and queues it. @throws io.plumbline.shared.Invalid for an order that cannot work, before anything is read */
    UUID start(ImportOrder order, InputStream file);

    /** With its first 1000 row errors. */
    ImportJob get(UUID id);

    /** Newest first, without row errors. */
    Page<ImportJob> list(PageRequest page);

    /** All row errors as CSV: line,column,code,detail. */
    void errors(UUID id, OutputStream to);
}
