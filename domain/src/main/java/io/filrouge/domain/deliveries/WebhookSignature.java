package io.filrouge.domain.deliveries;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages by the Standard Webhooks specification: HMAC-SHA256 over {@code
 * id.timestamp.body}, one signature a secret, so that a receiver can change from one secret to the
 * next.
 */
public final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String BASE64_SECRET = "whsec_";

  private final List<SecretKeySpec> keys = new ArrayList<>();

  /**
   * @param secrets each whsec_ and base64, or any text; they never appear in what this prints
   */
  public WebhookSignature(List<String> secrets) {
    for (String secret : secrets) {
      keys.add(new SecretKeySpec(bytes(secret), ALGORITHM));
    }
  }

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param id of the message
   * @param timestamp seconds since 1970
   */
  public String of(String id, long timestamp, byte[] body) {
    byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    return keys.stream()
        .map(key -> "v1," + signed(key, head, body))
        .collect(Collectors.joining(" "));
  }

  private static String signed(SecretKeySpec key, byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(head);
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot sign: this Java has no " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String secret) {
    if (!secret.startsWith(BASE64_SECRET)) {
      return secret.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(secret.substring(BASE64_SECRET.length()));
    } catch (IllegalArgumentException e) {
      // What the decoder says quotes the secret.
      throw new IllegalArgumentException("a secret that begins with whsec_ is not base64");
    }
  }
}
