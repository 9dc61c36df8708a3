package io.filrouge.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.delivery.Receiver;
import io.filrouge.domain.deliveries.Verdict;
import io.filrouge.domain.deliveries.WebhookSignature;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against real sockets. */
@Timeout(60)
final class PostmanTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Letter LETTER =
      new Letter("id-1", "ann", "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8));
  private static final String NO_TIME = "no whole answer in time";

  @Test
  void sendsTheBodySignedUnderItsKey() {
    try (Receiver receiver = new Receiver()) {
      Answer answer =
          post(receiver.port(), "former-secret-env = FORMER, authorization-env = TOKEN");

      assertThat(answer.verdict()).isEqualTo(Verdict.DELIVERED);
      assertThat(receiver.body("id-1")).isEqualTo("{\"a\":\"é\"}");
      assertThat(receiver.heads().get(0))
          .containsEntry("Idempotency-key", "id-1")
          .containsEntry("Webhook-id", "id-1")
          .containsEntry("Webhook-timestamp", "1767323045")
          .containsEntry(
              "Webhook-signature",
              new WebhookSignature(List.of(Settings.SECRET, "older secret"))
                  .of("id-1", 1767323045, LETTER.body()))
          .containsEntry("Content-type", "application/json; charset=UTF-8")
          .containsEntry("Authorization", "Bearer token");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 429, 500, 503, 301})
  void tellsTheStatusAndHowLongItIsAskedToWait(int status) {
    try (Receiver receiver = new Receiver()) {
      receiver.answers(id -> status, Map.of("Retry-After", "7"));

      Answer answer = post(receiver.port(), "");

      assertThat(answer)
          .isEqualTo(
              new Answer(
                  Verdict.of(status),
                  "status " + status,
                  java.util.Optional.of(Duration.ofSeconds(7))));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void believesOnlyWholeAnswers(String name, Liar.Speech speech, Verdict verdict, String said) {
    try (Liar liar = new Liar(speech)) {
      long began = System.nanoTime();

      Answer answer = post(liar.port(), "timeout.answer = 1 s");

      assertThat(answer.verdict()).isEqualTo(verdict);
      assertThat(answer.said()).startsWith(said).doesNotContain("personal");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }
  }

  static Stream<Arguments> lies() {
    String ok = "HTTP/1.1 200 OK\r\n";
    return Stream.of(
        Arguments.of("stalls", (Liar.Speech) out -> Liar.silence(), Verdict.AWAY, NO_TIME),
        Arguments.of("hangs up", Liar.saying(""), Verdict.AWAY, "no answer that can be read"),
        Arguments.of("no HTTP", Liar.saying("personal\r\n\r\n"), Verdict.AWAY, "no answer that"),
        Arguments.of("drips", dripping(ok + "Content-Length: 999\r\n\r\n"), Verdict.AWAY, NO_TIME),
        Arguments.of("head drips", dripping(ok), Verdict.AWAY, NO_TIME),
        Arguments.of(
            "too short",
            Liar.saying(ok + "Content-Length: 100\r\n\r\npersonal"),
            Verdict.AWAY,
            "no answer that can be read"),
        Arguments.of(
            "chunk cut off",
            Liar.saying(ok + "Transfer-Encoding: chunked\r\n\r\nff\r\npersonal"),
            Verdict.AWAY,
            "no answer that can be read"),
        Arguments.of(
            "no length",
            Liar.saying(ok + "Content-Length: personal\r\n\r\n"),
            Verdict.AWAY,
            "no answer that can be read"),
        Arguments.of(
            "silent after its head",
            (Liar.Speech)
                out -> {
                  Liar.saying(ok + "Content-Length: 9\r\n\r\n").say(out);
                  out.flush();
                  Liar.silence();
                },
            Verdict.AWAY,
            NO_TIME),
        Arguments.of(
            "endless head", endless(ok, "X: personal\r\n"), Verdict.AWAY, "no answer that can be"),
        Arguments.of(
            "endless continues", endless("", "HTTP/1.1 100 C\r\n\r\n"), Verdict.AWAY, NO_TIME),
        Arguments.of(
            "endless body", endless(ok + "\r\n", "personal"), Verdict.DELIVERED, "status 200"),
        Arguments.of(
            "endless chunks",
            endless(ok + "Transfer-Encoding: chunked\r\n\r\n", "8\r\npersonal\r\n"),
            Verdict.DELIVERED,
            "status 200"),
        Arguments.of(
            "longer than it may be",
            endless(ok + "Content-Length: 999999999999\r\n\r\n", "personal"),
            Verdict.DELIVERED,
            "status 200"),
        Arguments.of(
            "endless refusal",
            endless("HTTP/1.1 400 No\r\n\r\n", "personal"),
            Verdict.REFUSED,
            "status 400"));
  }

  @Test
  void findsNobody() {
    int port;
    try (Liar liar = new Liar(Liar.saying(""))) {
      port = liar.port();
    }
    assertThat(post(port, "")).isEqualTo(Answer.none("no connection"));
    assertThat(post("url = \"http://nobody.invalid/\", " + Settings.LOCAL).said())
        .isEqualTo("its host is not known");
  }

  @Test
  void trustsNoServerWithoutACertificate() {
    try (Liar liar = new Liar(Liar.saying("HTTP/1.1 200 OK\r\n\r\n"))) {
      assertThat(post("url = \"https://localhost:" + liar.port() + "/\", " + Settings.LOCAL))
          .isEqualTo(Answer.none("no trusted connection"));
    }
  }

  @Test
  void followsRedirectsOnlyWhenAllowedAndWithoutTheAuthorization() {
    try (Receiver target = new Receiver();
        Liar moved = new Liar(redirect(307, target.url()))) {
      assertThat(post(moved.port(), "authorization-env = TOKEN"))
          .isEqualTo(new Answer(Verdict.REFUSED, "status 307", java.util.Optional.empty()));
      assertThat(target.ids()).isEmpty();

      assertThat(post(moved.port(), "authorization-env = TOKEN, redirects = 1").verdict())
          .isEqualTo(Verdict.DELIVERED);
      assertThat(target.heads().get(0))
          .containsKey("Webhook-signature")
          .doesNotContainKey("Authorization");
    }
  }

  @Test
  void followsNoRedirectForEverOrToAnotherMethodOrScheme() {
    try (Receiver target = new Receiver();
        Liar seeOther = new Liar(redirect(303, target.url()));
        Liar file = new Liar(redirect(308, "file:///etc/passwd"))) {
      assertThat(post(seeOther.port(), "redirects = 5").verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(post(file.port(), "redirects = 5"))
          .isEqualTo(Answer.refused("status 308 to an address that is not followed"));
      assertThat(target.heads()).isEmpty();
    }
    try (Liar circle = new Liar(redirect(307, "/again"))) {
      assertThat(post(circle.port(), "redirects = 3").said()).isEqualTo("status 307");
      assertThat(circle.connections()).isEqualTo(4);
    }
  }

  @Test
  void isLedToNoPrivateAddressByARedirect() {
    try (Receiver inside = new Receiver();
        Liar moved = new Liar(redirect(307, "http://127.0.0.1:" + inside.port() + "/admin"))) {
      WebhookSettings settings =
          Settings.of(
              "url = \"http://hook.example:"
                  + moved.port()
                  + "/\", redirects = 1, "
                  + Settings.LOCAL
                  + ", allow-private-addresses = false");
      CheckedAddresses checked = new CheckedAddresses(false);
      // The one name of the webhook stands for a public server here.
      Names names =
          host ->
              host.equals("hook.example")
                  ? new InetAddress[] {InetAddress.getLoopbackAddress()}
                  : checked.resolve(host);
      try (Postman postman = new Postman(settings, CLOCK, resolver(names))) {
        assertThat(postman.post(LETTER))
            .isEqualTo(Answer.refused("a redirect to a private address"));
      }
      assertThat(moved.connections()).isOne();
      assertThat(inside.heads()).isEmpty();
    }
  }

  @Test
  void isLedToNoPrivateAddressByANameThatSaysAnotherOneTheNextTime() throws Exception {
    try (Receiver inside = new Receiver()) {
      Iterator<InetAddress> said =
          List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getLoopbackAddress()).iterator();
      WebhookSettings settings =
          Settings.of(
              "url = \"http://hook.example:"
                  + inside.port()
                  + "/\", "
                  + Settings.LOCAL
                  + ", allow-private-addresses = false");
      CheckedAddresses checked =
          new CheckedAddresses(resolver(host -> new InetAddress[] {said.next()}), false);
      try (Postman postman = new Postman(settings, CLOCK, checked)) {
        postman.requireAllowed();
        assertThat(postman.post(LETTER)).isEqualTo(Answer.none("its address is private"));
      }
      assertThat(inside.heads()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "127.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "10.0.0.1",
        "[fd00:ec2::254]"
      })
  void refusesPrivateAddressesFromTheStart(String host) {
    WebhookSettings settings =
        Settings.of("url = \"https://" + host + "/hook\", secret-env = SECRET");

    try (Postman postman = new Postman(settings, CLOCK)) {
      assertThatThrownBy(postman::requireAllowed)
          .hasMessageContaining("its address is private; name a public one");
      assertThat(postman.post(LETTER)).isEqualTo(Answer.none("its address is private"));
    }
  }

  @Test
  void refusesANameOfWhichOneAddressIsPrivate() throws UnknownHostException {
    InetAddress[] both = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};
    CheckedAddresses checked = new CheckedAddresses(resolver(host -> both), false);

    assertThatThrownBy(() -> checked.resolve("h")).isInstanceOf(ForbiddenAddressException.class);
    assertThat(Arrays.asList(new CheckedAddresses(resolver(host -> both), true).resolve("h")))
        .containsExactly(both);
  }

  private static Answer post(int port, String more) {
    try (Postman postman = new Postman(Settings.local(port, more), CLOCK)) {
      return postman.post(LETTER);
    }
  }

  private static Answer post(String block) {
    try (Postman postman = new Postman(Settings.of(block), CLOCK)) {
      return postman.post(LETTER);
    }
  }

  private static Liar.Speech redirect(int status, String target) {
    return Liar.saying(
        "HTTP/1.1 "
            + status
            + " Moved\r\nLocation: "
            + target
            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  }

  private static Liar.Speech dripping(String head) {
    return out -> {
      Liar.saying(head).say(out);
      for (int i = 0; i < 1_000; i++) {
        out.write('x');
        out.flush();
        TimeUnit.MILLISECONDS.sleep(20);
      }
    };
  }

  private static Liar.Speech endless(String head, String rest) {
    return out -> {
      Liar.saying(head).say(out);
      byte[] more = rest.repeat(1_000).getBytes(StandardCharsets.ISO_8859_1);
      while (!Thread.currentThread().isInterrupted()) {
        out.write(more);
      }
    };
  }

  private interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  private static DnsResolver resolver(Names names) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        return names.of(host);
      }

      @Override
      public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
      }
    };
  }
}
