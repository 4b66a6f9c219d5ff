package org.luoshi.server.reminders;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/// Which addresses of the web the house may send to: http or https, to a host outside of its own
/// network, so that nobody reaches through the house what lies beside it.
///
/// A site that has its robots inside allows private addresses
/// (`luoshi.reminders.private-addresses`). Names are looked up again before each message; the
/// machine keeps what it found for some seconds, so what is looked at here is what is connected to.
public record Addresses(boolean privateAllowed) {

  private static final int MOST = 2_000;

  /// The address, if it is well formed.
  static Optional<URI> parsed(String written) {
    if (written.length() > MOST || !written.matches("[\\x21-\\x7e]+")) {
      return Optional.empty();
    }
    try {
      var uri = new URI(written);
      var scheme = uri.getScheme();
      boolean web =
          scheme != null && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"));
      return web && uri.getHost() != null && uri.getUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  /// Whether the house may send there now. A host that nobody knows is not refused here: it cannot
  /// be reached.
  boolean mayReach(URI address) {
    if (privateAllowed) {
      return true;
    }
    try {
      for (var one : InetAddress.getAllByName(address.getHost())) {
        if (isInside(one)) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException nobody) {
      return true;
    }
  }

  /// Loopback, link-local, private, shared, multicast and reserved addresses.
  static boolean isInside(InetAddress one) {
    if (one.isAnyLocalAddress()
        || one.isLoopbackAddress()
        || one.isLinkLocalAddress()
        || one.isSiteLocalAddress()
        || one.isMulticastAddress()) {
      return true;
    }
    var bytes = one.getAddress();
    return bytes.length == 4 ? isInside(bytes[0] & 255, bytes[1] & 255) : isInsideSix(bytes);
  }

  private static boolean isInside(int first, int second) {
    return first == 0
        || first >= 240
        || (first == 100 && (second & 0xc0) == 64)
        || (first == 192 && second == 0)
        || (first == 198 && (second & 0xfe) == 18);
  }

  /// Unique local addresses, and those that carry an address of the older kind inside (NAT64,
  /// 6to4).
  private static boolean isInsideSix(byte[] bytes) {
    int first = bytes[0] & 255;
    int second = bytes[1] & 255;
    return (first & 0xfe) == 0xfc
        || (first == 0 && second == 0x64)
        || (first == 0x20 && second == 0x02)
        || (first == 0 && second == 0);
  }
}
