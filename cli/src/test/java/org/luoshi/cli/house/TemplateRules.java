package org.luoshi.cli.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a template may not hold: no script, style or handler of its own, nothing from outside, no
/// text unescaped, and of htmx only six attributes without conditions, which it would evaluate.
final class TemplateRules {

  /// The only enhancement that pages use; whatever else htmx can do stays out.
  static final Set<String> ENHANCEMENTS =
      Set.of("hx-get", "hx-post", "hx-target", "hx-swap", "hx-trigger", "hx-push-url");

  private static final Pattern OPENING = Pattern.compile("[$!]\\{|@(?:if|elseif|for)\\(");
  private static final Pattern HEADER = Pattern.compile("(?m)^@import .*$|^@param [^=\\n]*");
  private static final Pattern SCRIPT = Pattern.compile("<script\\b[^>]*>(?s:.*?)(</script>|$)");
  private static final Pattern OWN_SCRIPT =
      Pattern.compile("<script( defer| type=\"module\"| src=\"/assets/[\\w./-]+\")+></script>");
  private static final Pattern TAG =
      Pattern.compile("<[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>", Pattern.DOTALL);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?<=[\\s\"'/])([@:\\w-]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s>]+))?");
  private static final Pattern OUTSIDE = Pattern.compile("(?i)[\"'(=\\s](\\w+:)?//\\w");

  /// An attribute of some tag.
  private record Attribute(String name, String value) {}

  private static final Map<String, Predicate<Attribute>> ATTRIBUTES = new LinkedHashMap<>();
  private static final Map<String, Predicate<String>> TEXTS = new LinkedHashMap<>();

  static {
    TEXTS.put("inline-script", text -> scripts(text, one -> !one.contains(" src=")));
    TEXTS.put(
        "script-from-elsewhere",
        text -> scripts(text, one -> one.contains(" src=") && !OWN_SCRIPT.matcher(one).matches()));
    TEXTS.put("inline-style", Pattern.compile("(?i)<style\\b").asPredicate());
    TEXTS.put("script-address", Pattern.compile("(?i)javascript:").asPredicate());
    TEXTS.put("unescaped", Pattern.compile("\\$unsafe").asPredicate());
    TEXTS.put(
        "foreign-frame",
        Pattern.compile("(?i)<(iframe|frame|object|embed|applet|base)\\b").asPredicate());
    TEXTS.put("address-outside", OUTSIDE.asPredicate());
    ATTRIBUTES.put("style-attribute", one -> one.name().equals("style"));
    ATTRIBUTES.put("event-attribute", one -> one.name().matches("on[a-z]+"));
    ATTRIBUTES.put(
        "enhancement-not-allowed",
        one ->
            (one.name().matches("(data-)?hx-.*|:.*|x-.*|v-.*")
                    || one.name().startsWith("@") && !one.value().isEmpty())
                && !ENHANCEMENTS.contains(one.name()));
    ATTRIBUTES.put(
        "enhancement-with-condition",
        one -> one.name().equals("hx-trigger") && one.value().contains("["));
  }

  private TemplateRules() {}

  static Set<String> names() {
    var names = new java.util.TreeSet<>(TEXTS.keySet());
    names.addAll(ATTRIBUTES.keySet());
    return names;
  }

  /// The rules that a template breaks.
  static List<String> broken(String template) {
    var html = withoutExpressions(template);
    var found = new ArrayList<String>();
    TEXTS.forEach((name, breaks) -> {
      if (breaks.test(html)) {
        found.add(name);
      }
    });
    var attributes = TAG.matcher(html).results().flatMap(TemplateRules::attributes).toList();
    ATTRIBUTES.forEach((name, breaks) -> {
      if (attributes.stream().anyMatch(breaks)) {
        found.add(name);
      }
    });
    return found;
  }

  /// Whether a style sheet loads anything but its own pictures.
  static boolean loadsFromOutside(String css) {
    return css.contains("@import") || css.matches("(?s).*url\\(\\s*[\"']?(?!/assets/|#).*");
  }

  private static boolean scripts(String html, Predicate<String> wrong) {
    return SCRIPT.matcher(html).results().map(MatchResult::group).anyMatch(wrong);
  }

  private static java.util.stream.Stream<Attribute> attributes(MatchResult tag) {
    return ATTRIBUTE
        .matcher(tag.group())
        .results()
        .map(one ->
            new Attribute(
                one.group(1).toLowerCase(java.util.Locale.ROOT),
                one.group(2) == null ? "" : one.group(2)));
  }

  /// The template without its parameters, and with each `${…}`, `!{…}` and condition of each `@if`
  /// or `@for` made a letter: what stands in them is Java, and jte escapes what comes out.
  /// `$unsafe{…}` stays to be seen.
  private static String withoutExpressions(String template) {
    template = HEADER.matcher(template).replaceAll("");
    var html = new StringBuilder();
    var opening = OPENING.matcher(template);
    int at = 0;
    while (opening.find(at)) {
      html.append(template, at, opening.start()).append('e');
      char open = template.charAt(opening.end() - 1);
      at = end(template, opening.end(), open, open == '{' ? '}' : ')');
    }
    return html.append(template.substring(at)).toString();
  }

  /// Behind the bracket that closes the one before the place.
  private static int end(String text, int from, char open, char close) {
    int depth = 1;
    int i = from;
    for (; i < text.length() && depth > 0; i++) {
      depth += text.charAt(i) == open ? 1 : text.charAt(i) == close ? -1 : 0;
    }
    return i;
  }
}
