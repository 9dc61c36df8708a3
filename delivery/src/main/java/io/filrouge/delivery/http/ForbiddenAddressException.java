package io.filrouge.delivery.http;

import java.io.Serial;
import java.net.UnknownHostException;

/** A host has an address that is not public. */
final class ForbiddenAddressException extends UnknownHostException {
  @Serial private static final long serialVersionUID = 1L;

  ForbiddenAddressException() {
    super("its address is private");
  }
}
