package io.filrouge.broker.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The two free ports of loopback that a broker listens on: those of last time when they are free,
 * so that clients which run find it again.
 *
 * <p>New ones lie below those that the system gives to outgoing connections: a client that keeps
 * asking a closed port of that range can be connected to itself, and the port is then taken.
 */
record Ports(int clients, int controller) {
  private static final String CLIENTS = "clients";
  private static final String CONTROLLER = "controller";
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 100;

  static Ports choose(Path memory) throws IOException {
    Properties last = new Properties();
    if (Files.isReadable(memory)) {
      try (var in = Files.newInputStream(memory)) {
        last.load(in);
      }
    }
    try (ServerSocket clients = taken(last.getProperty(CLIENTS));
        ServerSocket controller = taken(last.getProperty(CONTROLLER))) {
      Ports chosen = new Ports(clients.getLocalPort(), controller.getLocalPort());
      PropertiesFile.write(memory, Map.of(CLIENTS, chosen.clients, CONTROLLER, chosen.controller));
      return chosen;
    }
  }

  private static ServerSocket taken(String preferred) throws IOException {
    if (preferred != null && preferred.matches("\\d{1,5}")) {
      Optional<ServerSocket> socket = bound(Integer.parseInt(preferred));
      if (socket.isPresent()) {
        return socket.get();
      }
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<ServerSocket> socket = bound(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
      if (socket.isPresent()) {
        return socket.get();
      }
    }
    return bound(0).orElseThrow(() -> new IOException("no port of 127.0.0.1 is free"));
  }

  private static Optional<ServerSocket> bound(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      // As Kafka binds: connections that linger after a kill do not keep the port.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return Optional.of(socket);
    } catch (IOException | IllegalArgumentException e) {
      socket.close();
      return Optional.empty();
    }
  }
}
