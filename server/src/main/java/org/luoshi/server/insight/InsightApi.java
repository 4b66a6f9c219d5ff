package org.luoshi.server.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Diagnostic;
import org.luoshi.engine.text.Place;
import org.luoshi.engine.text.WrongInput;
import org.luoshi.server.access.Actor;
import org.luoshi.server.access.Allows;
import org.luoshi.server.access.Right;
import org.luoshi.server.api.Listing;
import org.luoshi.server.api.Slice;
import org.luoshi.server.shell.Page;
import org.luoshi.server.shell.Refusals.NotThere;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The lists of a second look for programs: the same rows as on the pages.
@RestController
public final class InsightApi {

  private final Lookout lookout;

  public InsightApi(Lookout lookout) {
    this.lookout = lookout;
  }

  /// A topic with the sentence that says how things stand, and its lists.
  public record TopicTree(String id, String title, String head, List<ListTree> lists) {}

  /// A list: how many rows it has.
  public record ListTree(String id, String title, int rows) {}

  /// The topics.
  @Allows(Right.SEE_INSIGHT)
  @GetMapping(path = "/api/v1/insight", produces = MediaType.APPLICATION_JSON_VALUE)
  public List<String> topics() {
    return Arrays.stream(Topic.values()).map(Topic::code).toList();
  }

  /// One topic of the unit and all below it.
  @Allows(Right.SEE_INSIGHT)
  @GetMapping(path = "/api/v1/insight/{topic}", produces = MediaType.APPLICATION_JSON_VALUE)
  public TopicTree topic(
      @PathVariable String topic, Page page, Actor actor, @RequestParam Map<String, String> asked) {
    var known = Topic.of(topic);
    var look = lookout.of(actor, page, asked);
    return new TopicTree(
        known.code(),
        page.say("insight." + known.code()),
        known.head(look),
        known.sheets(look).stream()
            .map(one -> new ListTree(one.id(), one.title(), one.keys().size()))
            .toList());
  }

  /// A list of the topic; `behind` is the one behind a number, named as in its address.
  @Allows(Right.SEE_INSIGHT)
  @GetMapping(path = "/api/v1/insight/{topic}/{list}", produces = MediaType.APPLICATION_JSON_VALUE)
  public Slice<Map<String, @Nullable Object>> list(
      @PathVariable String topic,
      @PathVariable String list,
      Page page,
      Actor actor,
      @RequestParam Map<String, String> asked,
      Listing listing) {
    var known = Topic.of(topic);
    var look = lookout.of(actor, page, asked);
    var sheet =
        list.equals("behind")
            ? known.behind(look)
            : known.sheets(look).stream()
                .filter(one -> one.id().equals(list))
                .findFirst()
                .orElseThrow(NotThere::new);
    var after = listing.after() == null ? "" : listing.after();
    if (!after.isEmpty() && !sheet.keys().contains(after)) {
      throw new WrongInput(Diagnostic.error("api-after", new Place.Subject("after"), after));
    }
    var shown = sheet.after(after, listing.size());
    return new Slice<>(
        shown.rows().stream().map(sheet::tree).toList(),
        shown.next().isEmpty() ? null : shown.next(),
        shown.total());
  }
}
