package org.luoshi.server.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.duty.RecordKind;

/// A register of the programme: a kind of record with a key whose objects some duty covers.
public record Register(RecordKind kind, List<Duty> duties) {

  public Register {
    duties = List.copyOf(duties);
  }

  /// All of them, in the order of the pack.
  static List<Register> of(Programme programme) {
    var all = new ArrayList<Register>();
    for (var kind : programme.records().values()) {
      var duties =
          programme.duties().values().stream().filter(duty -> covers(duty, kind.id())).toList();
      if (!kind.key().isEmpty() && !duties.isEmpty()) {
        all.add(new Register(kind, duties));
      }
    }
    return all;
  }

  static Optional<Register> of(Programme programme, String kind) {
    return of(programme).stream().filter(one -> one.kind().id().equals(kind)).findFirst();
  }

  private static boolean covers(Duty duty, String kind) {
    return duty.rhythm() instanceof Duty.Covers(var _, Duty.ObjectsOf(var of)) && of.equals(kind);
  }

  /// Whether an object can say whose it is at all.
  boolean canAssign() {
    return kind.roles().unit() != null || kind.roles().person() != null;
  }
}
