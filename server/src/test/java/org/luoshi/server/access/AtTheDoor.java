package org.luoshi.server.access;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.luoshi.server.Serving;
import org.luoshi.server.database.TestDatabase;
import org.luoshi.server.database.TestServer;

/// A small house that is served while its tests knock at the door, one for each test server.
abstract class AtTheDoor {

  static TestServer server;
  static SmallHouse small;
  static Serving serving;
  static int number;

  AtTheDoor(TestDatabase test) {
    if (small == null || server != test.server()) {
      closed();
      server = test.server();
      small = new SmallHouse(TestDatabase.on(test.server()).open());
      serving = Serving.start(small.house(), 0);
    }
  }

  @AfterAll
  static void closed() {
    if (small != null) {
      serving.close();
      small.close();
      small = null;
    }
  }

  static Browser browser() {
    return new Browser(serving.port());
  }

  static String name() {
    return "user-" + ++number;
  }

  static Rooms rooms() {
    return small.rooms();
  }

  static void keep(Map<String, String> settings) {
    rooms().parameters().set(settings, By.terminal(small.clock().instant()));
  }

  static boolean isIn(Browser browser) {
    return browser.get("/account").statusCode() == 200;
  }
}
