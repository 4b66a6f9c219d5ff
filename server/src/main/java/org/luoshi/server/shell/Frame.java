package org.luoshi.server.shell;

import java.util.List;

/// What stands around a page: the menu, who is acting under which post, the token that forms carry,
/// and a notice from the page before.
public record Frame(List<Group> menu, Who who, Token token, String notice) {

  /// A heading of the menu with its entries.
  public record Group(String title, List<Entry> entries) {
    public Group {
      entries = List.copyOf(entries);
    }
  }

  /// One entry of the menu; `current` where its page, or one below it, is shown.
  public record Entry(String title, String href, boolean current) {}

  /// Who is signed in, under which post; both empty before sign-in. `posts` are those that can be
  /// switched to, by id.
  public record Who(String name, String post, List<Choice> posts) {
    public static final Who NOBODY = new Who("", "", List.of());

    public Who {
      posts = List.copyOf(posts);
    }

    public boolean isSignedIn() {
      return !name.isEmpty();
    }
  }

  /// Something to choose, with its value and the words for it.
  public record Choice(String value, String title) {}

  /// The name and value of the hidden field against forged requests.
  public record Token(String name, String value) {
    public static final Token NONE = new Token("_csrf", "");
  }

  public static final Frame BARE = new Frame(List.of(), Who.NOBODY, Token.NONE, "");

  public Frame {
    menu = List.copyOf(menu);
  }
}
