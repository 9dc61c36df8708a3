package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;

import io.filrouge.domain.identity.IdentifierKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * What stands for an identifier outside personal tables: the first 32 hexadecimal digits of the
 * SHA-256 of {@code kind|key-space|normalised value}, behind a secret salt where one is set.
 *
 * <p>Without a salt, somebody who can guess an e-mail address can tell whether it is in the lake;
 * with one, only who knows it can. A salt must stay the same as long as the lake.
 */
public final class IdentifierHash {
  /** The environment variable that holds the salt. */
  public static final String SALT_VARIABLE = "FILROUGE_IDENTIFIER_SALT";

  private static final int LENGTH = 32;
  private static final String SESSION = "session";

  private final String salt;

  public IdentifierHash(String salt) {
    this.salt = salt.isEmpty() ? "" : salt + "|";
  }

  /** With the salt of an environment, such as {@link System#getenv()}. */
  public static IdentifierHash of(Map<String, String> environment) {
    return new IdentifierHash(environment.getOrDefault(SALT_VARIABLE, ""));
  }

  /**
   * The hash of one identifier. E-mail addresses and phone numbers belong to the world and not to a
   * key space, so that they link records of all sources.
   */
  public String of(IdentifierKind kind, String keySpace, String normalised) {
    byte[] text = (prefix(kind, keySpace) + normalised).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(text)).substring(0, LENGTH);
  }

  /** The same, of a column of normalised values; null where that is null. */
  Column of(IdentifierKind kind, String keySpace, Column normalised) {
    return hashed(prefix(kind, keySpace), normalised);
  }

  /** The hash of a column of session ids; null where that is null. */
  Column ofSession(String keySpace, Column session) {
    return hashed(salt + SESSION + "|" + keySpace + "|", session);
  }

  private String prefix(IdentifierKind kind, String keySpace) {
    boolean isOfTheWorld = kind == IdentifierKind.EMAIL || kind == IdentifierKind.PHONE;
    return salt + kind.wireName() + "|" + (isOfTheWorld ? "" : keySpace) + "|";
  }

  private static Column hashed(String prefix, Column value) {
    return substring(sha2(concat(lit(prefix), value).cast("binary"), 256), 1, LENGTH);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
