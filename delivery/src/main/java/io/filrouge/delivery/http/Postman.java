package io.filrouge.delivery.http;

import io.filrouge.domain.deliveries.RetryAfter;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts letters, each attempt within a fixed time from first to last byte. Follows no redirect
 * unless told to, and believes an answer only when it came to its end as its head had said.
 */
public final class Postman implements AutoCloseable {
  private static final String NO_TIME = "no whole answer in time";
  private static final int TEMPORARY_REDIRECT = 307;
  private static final int PERMANENT_REDIRECT = 308;
  private static final int LONGEST_LINE = 16_384;
  private static final int MOST_HEADERS = 200;
  private static final int BUFFER = 8_192;
  private static final TimeValue CONNECTION_LIVES = TimeValue.ofMinutes(1);

  private final WebhookSettings settings;
  private final Clock clock;
  private final DnsResolver addresses;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines;

  public Postman(WebhookSettings settings, Clock clock) {
    this(settings, clock, new CheckedAddresses(settings.isPrivateAllowed()));
  }

  Postman(WebhookSettings settings, Clock clock, DnsResolver addresses) {
    this.settings = settings;
    this.clock = clock;
    this.addresses = addresses;
    this.client = client(settings, addresses);
    this.deadlines =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "deadlines");
              thread.setDaemon(true);
              return thread;
            });
  }

  private static CloseableHttpClient client(WebhookSettings settings, DnsResolver addresses) {
    Http1Config bounds =
        Http1Config.custom().setMaxLineLength(LONGEST_LINE).setMaxHeaderCount(MOST_HEADERS).build();
    ConnectionConfig connections =
        ConnectionConfig.custom()
            .setConnectTimeout(timeout(settings.connectTimeout()))
            .setSocketTimeout(timeout(settings.answerTimeout()))
            .setTimeToLive(CONNECTION_LIVES)
            .build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnPerRoute(settings.lanes())
                .setMaxConnTotal(settings.lanes() * 2)
                .setDefaultConnectionConfig(connections)
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder().http1Config(bounds).build())
                .build())
        .setUserAgent("filrouge")
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .build();
  }

  /**
   * Looks before anything is sent whether the webhook may be sent to.
   *
   * @throws Failure of exit code 2 when its address is private and private ones are not allowed
   */
  public void requireAllowed() {
    try {
      addresses.resolve(settings.uri().getHost());
    } catch (ForbiddenAddressException e) {
      throw Failure.configuration(
          "Cannot deliver to "
              + settings
              + ": its address is private; name a public one, or set allow-private-addresses ="
              + " true");
    } catch (UnknownHostException e) {
      // It may be known by the time that something is sent to it.
      return;
    }
  }

  /** Makes one attempt. */
  Answer post(Letter letter) {
    return post(letter, settings.uri(), settings.mostRedirects());
  }

  private Answer post(Letter letter, URI uri, int redirects) {
    HttpPost request = request(letter, uri);
    AtomicBoolean isTooLate = new AtomicBoolean();
    Future<?> deadline =
        deadlines.schedule(
            () -> {
              isTooLate.set(true);
              request.cancel();
            },
            settings.answerTimeout().toMillis(),
            TimeUnit.MILLISECONDS);
    URI moved;
    ClassicHttpResponse response = null;
    try {
      response = client.executeOpen(null, request, null);
      int status = response.getCode();
      readToItsEnd(response, request);
      if (isTooLate.get()) {
        return Answer.none(NO_TIME);
      }
      if (status != TEMPORARY_REDIRECT && status != PERMANENT_REDIRECT || redirects == 0) {
        return Answer.status(status, askedWait(response));
      }
      Optional<URI> target = target(response, uri);
      if (target.isEmpty()) {
        return Answer.refused("status " + status + " to an address that is not followed");
      }
      moved = target.get();
    } catch (ForbiddenAddressException e) {
      return isOwn(uri)
          ? Answer.none("its address is private")
          : Answer.refused("a redirect to a private address");
    } catch (IOException e) {
      return Answer.none(isTooLate.get() ? NO_TIME : kind(e));
    } catch (IllegalStateException e) {
      // What the client says of a request that is cancelled while it connects.
      if (!isTooLate.get()) {
        throw e;
      }
      return Answer.none(NO_TIME);
    } finally {
      close(response);
      deadline.cancel(false);
    }
    return post(letter, moved, redirects - 1);
  }

  // Closing reads what is left, which fails where the rest was not worth reading.
  private static void close(ClassicHttpResponse response) {
    try {
      if (response != null) {
        response.close();
      }
    } catch (IOException e) {
      return;
    }
  }

  private HttpPost request(Letter letter, URI uri) {
    long timestamp = clock.instant().getEpochSecond();
    HttpPost request = new HttpPost(uri);
    request.setEntity(new ByteArrayEntity(letter.body(), ContentType.APPLICATION_JSON));
    request.setHeader("Idempotency-Key", letter.id());
    request.setHeader("webhook-id", letter.id());
    request.setHeader("webhook-timestamp", Long.toString(timestamp));
    request.setHeader(
        "webhook-signature", settings.signature().of(letter.id(), timestamp, letter.body()));
    if (isOwn(uri)) {
      settings
          .authorization()
          .ifPresent(value -> request.setHeader(HttpHeaders.AUTHORIZATION, value));
    }
    return request;
  }

  // Whoever says in the head how long an answer is and then hangs up has not said what it said.
  private void readToItsEnd(ClassicHttpResponse response, HttpPost request) throws IOException {
    if (response.getEntity() == null) {
      return;
    }
    byte[] buffer = new byte[BUFFER];
    long left = settings.longestAnswer();
    InputStream body = response.getEntity().getContent();
    if (body == null) {
      return;
    }
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      left -= read;
      if (left < 0) {
        request.cancel();
        return;
      }
    }
  }

  private Optional<Duration> askedWait(ClassicHttpResponse response) {
    Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    return header == null ? Optional.empty() : RetryAfter.of(header.getValue(), now());
  }

  private Optional<URI> target(ClassicHttpResponse response, URI from) {
    Header location = response.getFirstHeader(HttpHeaders.LOCATION);
    if (location == null) {
      return Optional.empty();
    }
    try {
      URI target = from.resolve(location.getValue());
      boolean isWorse = from.getScheme().equals("https") && !"https".equals(target.getScheme());
      boolean isHttp = "https".equals(target.getScheme()) || "http".equals(target.getScheme());
      boolean isUsable = isHttp && target.getHost() != null && target.getRawUserInfo() == null;
      return isUsable && !isWorse ? Optional.of(target) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isOwn(URI uri) {
    URI own = settings.uri();
    return own.getScheme().equals(uri.getScheme())
        && own.getHost().equalsIgnoreCase(uri.getHost())
        && own.getPort() == uri.getPort();
  }

  private Instant now() {
    return clock.instant();
  }

  // What exceptions say may quote the address or what was received.
  private static String kind(Exception failure) {
    if (failure instanceof UnknownHostException) {
      return "its host is not known";
    }
    if (failure instanceof ConnectTimeoutException || failure instanceof ConnectException) {
      return "no connection";
    }
    if (failure instanceof SocketTimeoutException) {
      return NO_TIME;
    }
    if (failure instanceof SSLException) {
      return "no trusted connection";
    }
    return String.format(
        Locale.ROOT, "no answer that can be read (%s)", failure.getClass().getSimpleName());
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.ofMilliseconds(duration.toMillis());
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
