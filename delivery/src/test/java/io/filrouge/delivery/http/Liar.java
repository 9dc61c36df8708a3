package io.filrouge.delivery.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that takes connections and says whatever it is told to, HTTP or not. */
final class Liar implements AutoCloseable {
  /** What it says on a connection; it hangs up afterwards. */
  interface Speech {
    void say(OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final Speech speech;
  private final Thread thread;
  private final AtomicInteger connections = new AtomicInteger();

  Liar(Speech speech) {
    this.speech = speech;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = new Thread(this::serve, "liar");
    thread.setDaemon(true);
    thread.start();
  }

  static Speech saying(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Nothing, for as long as it may. */
  static void silence() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  int port() {
    return socket.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        connections.incrementAndGet();
        byte[] head = new byte[65_536];
        if (client.getInputStream().read(head) > 0) {
          speech.say(client.getOutputStream());
          client.getOutputStream().flush();
        }
      } catch (IOException e) {
        continue;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.interrupt();
    }
  }
}
