package org.luoshi.server.reminders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A mail server on a real socket of this machine, with its moods.
final class FakeSmtp implements AutoCloseable {

  /// What it does with the next message.
  enum Mood {
    TAKE,
    /// Closes the door at once.
    HANG_UP,
    /// Refuses the address for good.
    REFUSE,
    /// Has no room just now.
    BUSY,
    /// Takes the message and hangs up without a word.
    TAKE_AND_HANG_UP,
    /// Takes the message and says so too late.
    TAKE_AND_SLEEP
  }

  /// A message as it came.
  record Taken(String id, String to, String subject, String text) {}

  private final ServerSocket socket;
  private final ArrayDeque<Mood> moods = new ArrayDeque<>();
  private final List<Taken> taken = new ArrayList<>();

  FakeSmtp() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  synchronized void next(Mood... wanted) {
    moods.addAll(List.of(wanted));
  }

  synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  /// How often each message came, by its id.
  synchronized Map<String, Integer> times() {
    var times = new TreeMap<String, Integer>();
    taken.forEach(one -> times.merge(one.id(), 1, Integer::sum));
    return times;
  }

  private synchronized Mood mood() {
    var next = moods.poll();
    return next == null ? Mood.TAKE : next;
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        var caller = socket.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller;
        var in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        var out = caller.getOutputStream()) {
      var mood = mood();
      if (mood == Mood.HANG_UP) {
        return;
      }
      say(out, "220 fake");
      talk(in, out, mood);
    } catch (IOException | InterruptedException gone) {
      // The other side went away, as it may.
    }
  }

  private void talk(BufferedReader in, OutputStream out, Mood mood)
      throws IOException, InterruptedException {
    var to = "";
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("EHLO")) {
        say(out, "250-fake");
        say(out, "250 8BITMIME");
      } else if (line.startsWith("RCPT")) {
        to = line.replaceFirst(".*<(.*)>.*", "$1");
        say(out, mood == Mood.REFUSE ? "550 no such person" : "250 OK");
      } else if (line.equals("DATA")) {
        say(out, mood == Mood.BUSY ? "451 later" : "354 go on");
        if (mood != Mood.BUSY) {
          take(in, to);
          if (mood == Mood.TAKE_AND_HANG_UP) {
            return;
          }
          if (mood == Mood.TAKE_AND_SLEEP) {
            Thread.sleep(1_500);
          }
          say(out, "250 taken");
        }
      } else if (line.equals("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        say(out, "250 OK");
      }
    }
  }

  private void take(BufferedReader in, String to) throws IOException {
    var text = new StringBuilder();
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line).append('\n');
    }
    var whole = text.toString();
    synchronized (this) {
      taken.add(new Taken(header(whole, "Message-ID"), to, header(whole, "Subject"), whole));
    }
  }

  private static String header(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ": "))
        .findFirst()
        .map(line -> line.substring(name.length() + 2))
        .orElse("");
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
