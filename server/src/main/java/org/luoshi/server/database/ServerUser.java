package org.luoshi.server.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// As whom PostgreSQL runs, since it refuses to run as root: the words put before its commands and
/// the user who owns its files.
///
/// An ordinary user runs it as himself. Root runs it in a user namespace (`unshare -U`), where it
/// is nobody in particular and the files stay root's; where namespaces are forbidden, as the user
/// `luoshi`, `postgres` or `nobody`. A data directory stays with the user that made it.
record ServerUser(List<String> prefix, int uid) {

  private static final List<String> STAND_INS = List.of("luoshi", "postgres", "nobody");
  private static final int ROOT = 0;

  ServerUser {
    prefix = List.copyOf(prefix);
  }

  static ServerUser of(DataFolder folder) {
    int me = myself();
    var owner = ownerOf(folder.cluster());
    if (me != ROOT) {
      owner.filter(uid -> uid != me).ifPresent(_ -> refuse(folder, me));
      return new ServerUser(List.of(), me);
    }
    if (owner.isPresent() && owner.get() != ROOT) {
      return standIns()
          .filter(user -> user.uid == owner.get())
          .findFirst()
          .orElseThrow(() -> refusal(folder, me));
    }
    return inNamespace()
        .or(() -> standIns().findFirst())
        .orElseThrow(() -> DatabaseRefused.at(folder.root(), "database-root"));
  }

  /// Root without its powers in a user namespace of its own, where the system allows it.
  static Optional<ServerUser> inNamespace() {
    var words = List.of("unshare", "-U", "--");
    return Commands.run(Stream.concat(words.stream(), Stream.of("true")).toList()).worked()
        ? Optional.of(new ServerUser(words, ROOT))
        : Optional.empty();
  }

  /// The users root may become that this machine has.
  static Stream<ServerUser> standIns() {
    return STAND_INS.stream().flatMap(name -> standIn(name).stream());
  }

  private static Optional<ServerUser> standIn(String name) {
    var id = Commands.run(List.of("id", "-u", name));
    var group = Commands.run(List.of("id", "-g", name));
    if (!id.worked() || !group.worked()) {
      return Optional.empty();
    }
    int uid = Integer.parseInt(id.said().strip());
    return Optional.of(
        new ServerUser(
            List.of(
                "setpriv",
                "--reuid=" + uid,
                "--regid=" + group.said().strip(),
                "--clear-groups",
                "--"),
            uid));
  }

  List<String> command(String... words) {
    var command = new ArrayList<>(prefix);
    command.addAll(List.of(words));
    return command;
  }

  /// Whether the files must be given away first.
  boolean isStandIn() {
    return uid != myself();
  }

  /// Gives the path and all below it to this user.
  void own(Path path) {
    if (isStandIn()) {
      var outcome = Commands.run(List.of("chown", "-R", String.valueOf(uid), path.toString()));
      if (!outcome.worked()) {
        throw Faults.ofCommand("chown", outcome.said(), path);
      }
    }
  }

  /// Whether this user can run the file, given the rights of all folders above it.
  boolean canRun(Path file) {
    return Commands.run(command("test", "-x", file.toString())).worked();
  }

  static int myself() {
    return ownerOf(Path.of("/proc/self")).orElse(ROOT);
  }

  private static Optional<Integer> ownerOf(Path path) {
    try {
      return Files.exists(path)
          ? Optional.of((Integer) Files.getAttribute(path, "unix:uid"))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void refuse(DataFolder folder, int me) {
    throw refusal(folder, me);
  }

  private static DatabaseRefused refusal(DataFolder folder, int me) {
    return DatabaseRefused.at(
        folder.cluster(),
        "database-other-owner",
        ownerOf(folder.cluster()).map(String::valueOf).orElse("-"),
        me);
  }
}
