package io.filrouge.domain.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WebhookSignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

  @Test
  void isThatOfTheStandardsOwnExample() {
    assertThat(signature(SECRET)).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void signsByEverySecretInTheirOrder() {
    assertThat(signature("plain", SECRET)).isEqualTo(signature("plain") + " " + signature(SECRET));
    assertThat(signature("plain")).isNotEqualTo(signature("other"));
  }

  @Test
  void refusesASecretWithoutQuotingIt() {
    assertThatThrownBy(() -> signature("whsec_not*base64"))
        .hasMessage("a secret that begins with whsec_ is not base64")
        .hasNoCause();
  }

  private static String signature(String... secrets) {
    return new WebhookSignature(List.of(secrets))
        .of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, BODY);
  }
}
