package io.filrouge.batch.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Whether somebody listens somewhere: a connection is made and closed, nothing is sent. */
final class Reach {
  /** Somebody who is there answers in a fraction of it. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What stands in the way, in words; empty where nothing does. */
  static Optional<String> obstacle(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getByName(host), port), (int) PATIENCE.toMillis());
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("no host of the name " + host + " is known");
    } catch (SocketTimeoutException e) {
      return Optional.of(
          host + ":" + port + " does not answer within " + PATIENCE.toSeconds() + " s");
    } catch (NoRouteToHostException e) {
      return Optional.of("no way leads to " + host);
    } catch (ConnectException e) {
      return Optional.of("nobody listens at " + host + ":" + port);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(
          host + ":" + port + " cannot be reached (" + e.getClass().getSimpleName() + ")");
    }
  }

  private Reach() {}
}
