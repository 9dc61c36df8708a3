package io.filrouge.batch.deliveries;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to a server that can be shut, or cut once so many bytes have gone through it. */
final class Gate implements AutoCloseable {
  private final ServerSocket entrance;
  private final int server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean isOpen = true;
  private volatile long bytesLeft = Long.MAX_VALUE;

  Gate(int server) {
    this.server = server;
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::letIn);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void shut() {
    isOpen = false;
  }

  void open() {
    bytesLeft = Long.MAX_VALUE;
    isOpen = true;
  }

  /** Shuts, in the middle of whatever is going on, after so many bytes to the server. */
  void shutAfter(long bytes) {
    bytesLeft = bytes;
  }

  private void letIn() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        if (!isOpen) {
          client.close();
          continue;
        }
        Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
        threads.execute(() -> pass(client, there, true));
        threads.execute(() -> pass(there, client, false));
      } catch (IOException e) {
        continue;
      }
    }
  }

  private void pass(Socket from, Socket to, boolean isCounted) {
    byte[] buffer = new byte[4096];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (isCounted && cutsOff(read)) {
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // The other direction has closed both.
      return;
    }
  }

  private synchronized boolean cutsOff(int bytes) {
    bytesLeft -= bytes;
    if (bytesLeft < 0) {
      isOpen = false;
    }
    return bytesLeft < 0;
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
