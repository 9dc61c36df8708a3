package io.filrouge.domain.identity;

import io.filrouge.domain.hashes.Sha256;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One normalised identifier of one kind.
 *
 * @param kind what it is
 * @param value its normal form, never blank
 */
public record Identifier(IdentifierKind kind, String value) implements Serializable {

  public Identifier {
    Objects.requireNonNull(kind, "kind");
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "Cannot make an identifier of kind %s: the value is blank; leave it out"
              .formatted(kind.wireName()));
    }
  }

  /**
   * The 64-bit node of this identifier in the graph: the first eight bytes of the SHA-256 of the
   * kind's code and the value in UTF-8.
   *
   * <p>A cryptographic hash, because customers choose some of these values: with a weaker one,
   * somebody could find an address that falls together with another customer's. By chance, two of a
   * billion identifiers fall together with a probability of 2.7 %; {@link IdentityGraph} notices it
   * when their kinds differ, and the owner of the table of identifiers can count values per node.
   */
  public long node() {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    ByteBuffer content = ByteBuffer.allocate(1 + text.length).put(kind.code()).put(text);
    return Sha256.first64Bits(content.array());
  }

  /** Leaves the value out, which is personal data, so that it cannot slip into a log. */
  @Override
  public String toString() {
    return "Identifier[kind=%s]".formatted(kind.wireName());
  }
}
