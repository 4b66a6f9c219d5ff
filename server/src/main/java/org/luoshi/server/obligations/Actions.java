package org.luoshi.server.obligations;

import java.util.List;
import org.luoshi.engine.judgement.Explanations.Explanation;
import org.luoshi.server.access.Actor;
import org.luoshi.server.shell.Frame.Choice;
import org.luoshi.server.shell.Page;

/// What an actor may do about an obligation that stands so, as links to where it is done; the first
/// thing to do first.
///
/// The rooms where work is done know; they are handed in.
@FunctionalInterface
public interface Actions {

  List<Choice> on(Explanation explanation, Actor actor, Page page);
}
