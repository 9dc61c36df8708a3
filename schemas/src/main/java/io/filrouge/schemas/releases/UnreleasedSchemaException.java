package io.filrouge.schemas.releases;

import java.io.IOException;

/** A record names a schema that no release up to this one has. */
public final class UnreleasedSchemaException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreleasedSchemaException() {
    super("Cannot read record: its schema was never released");
  }
}
