package io.filrouge.domain.identity;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Makes the text of new customer ids: {@code c} and 16 lower-case hexadecimal digits.
 *
 * <p>An id is a hash and not a number from a counter, so that a lost table of ids can be rebuilt.
 * Ids leave the shop in exports; whoever knows how they are made could find the id of an address
 * they know. A secret prevents that. It may change at any time: only new ids are made with it.
 * Thread-safe.
 */
public final class CustomerIdMint implements Serializable {
  private static final long serialVersionUID = 1;

  private final String secret;

  /** A mint with a secret of the shop. */
  public CustomerIdMint(String secret) {
    this.secret = secret;
  }

  /** A mint that anyone can repeat: for demonstrations and tests. */
  public static CustomerIdMint open() {
    return new CustomerIdMint("");
  }

  /** The id made from a founder's node, as long as nobody was ever issued it. */
  public String unsalted(long node) {
    return mint(ByteBuffer.allocate(secretBytes().length + Long.BYTES), node);
  }

  /**
   * The id made from a founder's node and the night.
   *
   * @param night days since 1970-01-01
   * @param attempt 1, and one more for every id in a row that was issued before
   */
  public String salted(long node, int night, int attempt) {
    ByteBuffer content = ByteBuffer.allocate(secretBytes().length + Long.BYTES + 2 * Integer.BYTES);
    content.putInt(secretBytes().length + Long.BYTES, night);
    content.putInt(secretBytes().length + Long.BYTES + Integer.BYTES, attempt);
    return mint(content, node);
  }

  private String mint(ByteBuffer content, long node) {
    content.put(secretBytes()).putLong(node);
    return "c" + HexFormat.of().toHexDigits(Sha256.first64Bits(content));
  }

  private byte[] secretBytes() {
    return secret.getBytes(StandardCharsets.UTF_8);
  }
}
