package io.plumbline.tracking.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A disk that is full, broken or slow when a test wants it to be. */
final class FailingDisk implements Disk {

    enum How { WRITE, FORCE }

    private volatile How how;
    private volatile CountDownLatch hung = new CountDownLatch(0);

    void fail(How next) {
        how = next;
    }

    void hang() {
        hung = new CountDownLatch(1);
    }

    void goOn() {
        hung.countDown();
    }

    @Override
    public FileChannel open(Path file, OpenOption... options) throws IOException {
        return new Failing(FileChannel.open(file, options));
    }

    private void meet(How now) throws IOException {
        try {
            hung.await();
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
        if (how == now) {
            throw new IOException("No space left on device");
        }
    }

    private final class Failing extends FileChannel {

        private final FileChannel real;

        Failing(FileChannel real) {
            this.real = real;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            if (how == How.WRITE) {
                // Half of it arrives, as on a disk that becomes full.
                ByteBuffer half = source.duplicate();
                half.limit(half.position() + half.remaining() / 2);
                real.write(half, position);
            }
            meet(How.WRITE);
            return real.write(source, position);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            meet(How.FORCE);
            real.force(metaData);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return real.read(target, position);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            real.truncate(size);
            return this;
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }

        @Override
        public int read(ByteBuffer target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return real.write(source);
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel position(long newPosition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return real.lock(position, size, shared);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }
    }
}
