package io.filrouge.domain.audiences;

import io.filrouge.domain.golden.GoldenField;
import io.filrouge.domain.hashes.Sha256;
import java.io.Serializable;
import java.util.Optional;

/**
 * How a destination wants one field of a golden record.
 *
 * @param column what the destination calls it
 * @param field the field of the golden record
 * @param form how it is written
 * @param secrecy whether it leaves in clear or hashed
 */
record IdentifierRule(String column, GoldenField field, Form form, Secrecy secrecy)
    implements Serializable {

  /** Brings a value into the form that a destination documents; nothing where it has none. */
  interface Form extends Serializable {
    Optional<String> of(String value);
  }

  /** How a value leaves. */
  enum Secrecy {
    CLEAR,
    HASHED
  }

  static IdentifierRule hashed(String column, GoldenField field, Form form) {
    return new IdentifierRule(column, field, form, Secrecy.HASHED);
  }

  static IdentifierRule clear(String column, GoldenField field, Form form) {
    return new IdentifierRule(column, field, form, Secrecy.CLEAR);
  }

  /** What leaves for this value of the field. */
  Optional<String> of(String value) {
    Optional<String> written = form.of(value);
    return secrecy == Secrecy.HASHED ? written.map(Sha256::hex) : written;
  }

  /** Whether a person can be found by it alone. */
  boolean isKey() {
    return field == GoldenField.EMAIL || field == GoldenField.PHONE;
  }
}
