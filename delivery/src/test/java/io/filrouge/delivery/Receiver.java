package io.filrouge.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** A tool that keeps each letter once, by its Idempotency-Key, and answers as it is told. */
public final class Receiver implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> kept = new LinkedHashMap<>();
  private final List<Map<String, String>> heads = new ArrayList<>();
  private final int port;
  private HttpServer server;
  private ToIntFunction<String> statusOf = id -> 200;
  private Map<String, String> answerHeaders = Map.of();

  public Receiver() {
    port = open(0);
  }

  /** Opens it again after it was shut. */
  public void open() {
    open(port);
  }

  private int open(int at) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 50);
      server.setExecutor(threads);
      server.createContext("/", this::receive);
      server.start();
      return server.getAddress().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody listens any more. */
  public void shut() {
    server.stop(0);
  }

  public int port() {
    return port;
  }

  public String url() {
    return "http://localhost:" + port + "/hook";
  }

  /** What it answers, by the letter's id; only what is answered by 200 is kept. */
  public synchronized void answers(ToIntFunction<String> status, Map<String, String> headers) {
    statusOf = status;
    answerHeaders = headers;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String id = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      ToIntFunction<String> rule;
      synchronized (this) {
        Map<String, String> head = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> head.put(name, values.get(0)));
        heads.add(head);
        answerHeaders.forEach(exchange.getResponseHeaders()::set);
        rule = statusOf;
        notifyAll();
      }
      int status = rule.applyAsInt(id);
      if (status == 200) {
        synchronized (this) {
          kept.putIfAbsent(id, body);
          notifyAll();
        }
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  /** Ids of what it keeps, as they came. */
  public synchronized List<String> ids() {
    return List.copyOf(kept.keySet());
  }

  public synchronized String body(String id) {
    return kept.get(id);
  }

  /** The heads of all that came, kept or not. */
  public synchronized List<Map<String, String>> heads() {
    return List.copyOf(heads);
  }

  /** Waits until so many have come, kept or not. */
  public synchronized void awaitRequests(int count) throws InterruptedException {
    long deadline = System.currentTimeMillis() + 60_000;
    while (heads.size() < count) {
      long left = deadline - System.currentTimeMillis();
      if (left <= 0) {
        throw new AssertionError("only " + heads.size() + " requests of " + count);
      }
      wait(left);
    }
  }

  /** Waits until it keeps so many. */
  public synchronized void awaitKept(int count) throws InterruptedException {
    long deadline = System.currentTimeMillis() + 60_000;
    while (kept.size() < count) {
      long left = deadline - System.currentTimeMillis();
      if (left <= 0) {
        throw new AssertionError("only " + kept.size() + " letters of " + count);
      }
      wait(left);
    }
  }

  @Override
  public void close() {
    shut();
    threads.shutdownNow();
  }
}
