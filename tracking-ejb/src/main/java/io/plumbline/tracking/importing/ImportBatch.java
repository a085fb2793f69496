package io.plumbline.tracking.importing;

import io.plumbline.tracking.api.ImportJob;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Objects;

/** Rows and the count of them, in one transaction. */
@ApplicationScoped
class ImportBatch {

    @Inject
    private ImportJobs jobs;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    /** @param from rows before this batch. @return rows after it */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <R> long write(Work work, Rows<R> rows, List<Item<R>> items, long from, long bytes) {
        return count(work, items, rows.write(good(items)), from, bytes);
    }

    /** Does all that writing would do, also what the database would refuse, and takes it back. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <R> List<Boolean> rehearse(Rows<R> rows, List<Item<R>> items) {
        List<Boolean> fresh = rows.write(good(items));
        transaction.setRollbackOnly();
        return fresh;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <R> long count(Work work, List<Item<R>> items, List<Boolean> fresh, long from, long bytes) {
        List<ImportJob.RowError> errors = items.stream().map(Item::error).filter(Objects::nonNull).toList();
        long accepted = fresh.stream().filter(isNew -> isNew).count();
        jobs.advance(work.id(), from, new ImportJobs.Progress(items.size(), accepted, fresh.size() - accepted, errors.size(), bytes), errors);
        return from + items.size();
    }

    private static <R> List<R> good(List<Item<R>> items) {
        return items.stream().filter(item -> item.error() == null).map(Item::row).toList();
    }
}
