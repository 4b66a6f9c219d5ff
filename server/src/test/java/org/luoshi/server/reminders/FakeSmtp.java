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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A mail server on a real socket of this machine, with its moods; it may have a certificate, and
/// ask who somebody is.
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

  /// How it is guarded: with STARTTLS, or TLS from the first byte, under this context; by this user
  /// and password, told in one of these ways, such as `PLAIN LOGIN`.
  record Guard(
      @Nullable SSLContext tls, boolean atOnce, String ways, String user, String password) {
    static final Guard NONE = new Guard(null, false, "", "", "");
  }

  private final Guard guard;
  private final List<String> heard = new ArrayList<>();
  private final ServerSocket socket;
  private final ArrayDeque<Mood> moods = new ArrayDeque<>();
  private final List<Taken> taken = new ArrayList<>();

  FakeSmtp() {
    this(Guard.NONE);
  }

  FakeSmtp(Guard guard) {
    this.guard = guard;
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

  /// All commands that came outside of TLS.
  synchronized List<String> heardInTheOpen() {
    return List.copyOf(heard);
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
    try (caller) {
      var mood = mood();
      if (mood == Mood.HANG_UP) {
        return;
      }
      var line = guard.atOnce() ? new Line(secured(caller), true) : new Line(caller, false);
      say(line.out(), "220 fake");
      talk(line, mood);
    } catch (IOException | InterruptedException gone) {
      // The other side went away, as it may.
    }
  }

  /// A connection, and whether it is under TLS.
  private record Line(Socket socket, BufferedReader in, OutputStream out, boolean safe) {
    Line(Socket socket, boolean safe) throws IOException {
      this(
          socket,
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)),
          socket.getOutputStream(),
          safe);
    }
  }

  private Socket secured(Socket open) throws IOException {
    var tls = Objects.requireNonNull(guard.tls()).getSocketFactory();
    var safe = (SSLSocket) tls.createSocket(open, null, open.getPort(), true);
    safe.setUseClientMode(false);
    safe.startHandshake();
    return safe;
  }

  private void talk(Line first, Mood mood) throws IOException, InterruptedException {
    var line = first;
    var to = "";
    boolean known = guard.user().isEmpty();
    for (var said = line.in().readLine(); said != null; said = line.in().readLine()) {
      if (!line.safe()) {
        note(said);
      }
      if (said.startsWith("EHLO")) {
        greet(line);
      } else if (said.equals("STARTTLS") && guard.tls() != null) {
        say(line.out(), "220 go on");
        line = new Line(secured(line.socket()), true);
      } else if (said.startsWith("AUTH")) {
        known = isRight(said, line);
        say(line.out(), known ? "235 welcome" : "535 wrong user or password");
      } else if (!known && said.startsWith("MAIL")) {
        say(line.out(), "530 who are you");
      } else if (said.startsWith("RCPT")) {
        to = said.replaceFirst(".*<(.*)>.*", "$1");
        say(line.out(), mood == Mood.REFUSE ? "550 no such person" : "250 OK");
      } else if (said.equals("DATA")) {
        if (!data(line, to, mood)) {
          return;
        }
      } else if (said.equals("QUIT")) {
        say(line.out(), "221 bye");
        return;
      } else {
        say(line.out(), "250 OK");
      }
    }
  }

  private synchronized void note(String said) {
    heard.add(said);
  }

  private void greet(Line line) throws IOException {
    say(line.out(), "250-fake");
    if (guard.tls() != null && !line.safe()) {
      say(line.out(), "250-STARTTLS");
    }
    if (!guard.user().isEmpty() && (line.safe() || guard.tls() == null)) {
      say(line.out(), "250-AUTH " + guard.ways());
    }
    say(line.out(), "250 8BITMIME");
  }

  /// Whether the words of AUTH PLAIN or AUTH LOGIN tell the user and the password.
  private boolean isRight(String said, Line line) throws IOException {
    var parts = said.split(" ");
    if (parts[1].equals("PLAIN")) {
      // RFC 4616: for whom one acts (oneself, or nothing), who one is, the password.
      return plain(parts.length > 2 ? parts[2] : asked(line, ""))
          .matches("(%1$s)?\0%1$s\0%2$s".formatted(guard.user(), guard.password()));
    }
    var user = plain(parts.length > 2 ? parts[2] : asked(line, "VXNlcm5hbWU6"));
    return (user + " " + plain(asked(line, "UGFzc3dvcmQ6")))
        .equals(guard.user() + " " + guard.password());
  }

  private static String asked(Line line, String challenge) throws IOException {
    say(line.out(), "334 " + challenge);
    return Objects.requireNonNullElse(line.in().readLine(), "");
  }

  private static String plain(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  /// Takes the text, if it is in the mood; false where it hangs up then.
  private boolean data(Line line, String to, Mood mood) throws IOException, InterruptedException {
    say(line.out(), mood == Mood.BUSY ? "451 later" : "354 go on");
    if (mood == Mood.BUSY) {
      return true;
    }
    take(line.in(), to);
    if (mood == Mood.TAKE_AND_HANG_UP) {
      return false;
    }
    if (mood == Mood.TAKE_AND_SLEEP) {
      Thread.sleep(1_500);
    }
    say(line.out(), "250 taken");
    return true;
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
