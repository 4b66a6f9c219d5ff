package org.luoshi.e2e;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// All addresses of pages that the house declares, found by its annotations, so that no page can be
/// left out of a look at every page.
final class Addresses {

  private static final List<PathPattern> PAGES = declared();

  private Addresses() {}

  /// The patterns of all pages that can be opened, such as `/figures/{id}`.
  static List<String> ofPages() {
    return PAGES.stream().map(PathPattern::getPatternString).toList();
  }

  /// The declared pattern behind a path; empty for what is no page: assets, downloads.
  static String patternOf(String path) {
    var container = PathContainer.parsePath(path);
    return PAGES.stream()
        .filter(pattern -> pattern.matches(container))
        .min(Comparator.naturalOrder())
        .map(PathPattern::getPatternString)
        .orElse("");
  }

  private static List<PathPattern> declared() {
    var patterns = new TreeSet<String>();
    for (var type : controllers()) {
      var under = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
      var prefixes = under == null || under.path().length == 0 ? new String[] {""} : under.path();
      for (var method : type.getDeclaredMethods()) {
        for (var prefix : prefixes) {
          opened(method).map(path -> prefix + path).forEach(patterns::add);
        }
      }
    }
    var parsed = new ArrayList<PathPattern>();
    patterns.forEach(one -> parsed.add(PathPatternParser.defaultInstance.parse(one)));
    return List.copyOf(parsed);
  }

  /// The paths under which a method shows a page: a GET that produces HTML, or does not say and
  /// gives words, outside of the API.
  private static Stream<String> opened(Method method) {
    var mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
    if (mapping == null || !List.of(mapping.method()).contains(RequestMethod.GET)) {
      return Stream.empty();
    }
    boolean words = method.getGenericReturnType().getTypeName().contains("java.lang.String");
    boolean html = Arrays.stream(mapping.produces()).anyMatch(type -> type.startsWith("text/html"));
    boolean silent = mapping.produces().length == 0 && words;
    return Arrays.stream(mapping.path())
        .filter(path -> html || (silent && !path.startsWith("/api/")));
  }

  private static List<Class<?>> controllers() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    var types = new ArrayList<Class<?>>();
    for (BeanDefinition found : scan.findCandidateComponents("org.luoshi.server")) {
      try {
        types.add(Class.forName(found.getBeanClassName()));
      } catch (ClassNotFoundException impossible) {
        throw new LinkageError(impossible.getMessage(), impossible);
      }
    }
    return types;
  }
}
