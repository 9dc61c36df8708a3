package io.filrouge.delivery.http;

import io.filrouge.domain.deliveries.AddressRule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Looks hosts up for the client, which connects to what this returns and to nothing else: a name
 * that says another address the next time is checked the next time.
 */
final class CheckedAddresses implements DnsResolver {
  private final DnsResolver names;
  private final boolean isPrivateAllowed;

  CheckedAddresses(boolean isPrivateAllowed) {
    this(SystemDefaultDnsResolver.INSTANCE, isPrivateAllowed);
  }

  CheckedAddresses(DnsResolver names, boolean isPrivateAllowed) {
    this.names = names;
    this.isPrivateAllowed = isPrivateAllowed;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = names.resolve(host);
    for (InetAddress address : addresses) {
      if (!isPrivateAllowed && !AddressRule.isPublic(address)) {
        throw new ForbiddenAddressException();
      }
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }
}
