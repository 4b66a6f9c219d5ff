package org.luoshi.server.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void refusesWhatLiesInside(String written) throws UnknownHostException {
    assertThat(Addresses.isInside(InetAddress.getByName(written))).isTrue();
    var host = written.contains(":") ? "[" + written + "]" : written;
    var address = Addresses.parsed("http://" + host + "/").orElseThrow();
    assertThat(new Addresses(false).mayReach(address)).isFalse();
    assertThat(new Addresses(true).mayReach(address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "172.32.0.1", "198.20.0.1", "2001:db8::1"})
  void letsOutWhatLiesOutside(String written) throws UnknownHostException {
    assertThat(Addresses.isInside(InetAddress.getByName(written))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "example.org",
        "http:///path",
        "http://user:word@example.org/",
        "http://example.org/a b",
        "http://example.org/\r\nX: y",
        "//example.org/"
      })
  void takesNothingButAddressesOfTheWeb(String written) {
    assertThat(Addresses.parsed(written)).isEmpty();
  }

  @Test
  void takesWebAddressesAsTheyAre() {
    assertThat(Addresses.parsed("https://oapi.dingtalk.com/robot/send?access_token=1")).isPresent();
  }
}
