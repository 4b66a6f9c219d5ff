package org.luoshi.server.work;

import org.luoshi.server.access.Actor;
import org.luoshi.server.shell.Page;

/// One request of one actor: the desk opened for it, what may be recorded there, and the page it
/// answers with.
record Turn(Desk desk, Recording recording, Actor actor, Page page) {

  static Turn of(Desks desks, Actor actor, Page page) {
    var desk = desks.open();
    return new Turn(desk, new Recording(desk), actor, page);
  }

  Turn titled(String title) {
    return new Turn(desk, recording, actor, page.titled(title));
  }

  Wording wording() {
    return new Wording(desk.board().organisation(), page.language());
  }

  RecordForm.Making forms() {
    return new RecordForm.Making(desk, actor, page);
  }
}
