package org.luoshi.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Values of the engine as JSON text, and back: a record is an object of its components, one of
/// several forms says by `is` which it is, a map is a list of pairs. What is read equals what was
/// written.
///
/// It knows no type of the engine by name, so a new component of a record needs nothing here.
final class EngineText {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String IS = "is";

  private static final Map<Class<?>, Function<String, Object>> LEAVES =
      Map.of(
          String.class, text -> text,
          LocalDate.class, LocalDate::parse,
          Instant.class, Instant::parse,
          MonthDay.class, MonthDay::parse,
          ZoneId.class, ZoneId::of,
          BigDecimal.class, BigDecimal::new,
          int.class, Integer::valueOf,
          Integer.class, Integer::valueOf,
          long.class, Long::valueOf,
          boolean.class, Boolean::valueOf);

  /// Asked once for each class: the engine has few, a nation millions of values.
  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> form) {
          if (!form.isRecord()) {
            throw new IllegalArgumentException(
                "(%s) is no record. Maybe a new kind of value came into the engine."
                    .formatted(form.getName()));
          }
          return form.getRecordComponents();
        }
      };

  private static final ClassValue<Constructor<?>> MAKERS =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> form) {
          try {
            return form.getDeclaredConstructor(
                Stream.of(components(form)).map(RecordComponent::getType).toArray(Class<?>[]::new));
          } catch (NoSuchMethodException wrong) {
            throw new IllegalArgumentException("Nothing makes a (%s).".formatted(form), wrong);
          }
        }
      };

  private EngineText() {}

  static String write(Object value) {
    return write(value.getClass(), value);
  }

  /// As one of several forms of the type, which is to be named when it is read.
  static String write(Class<?> type, Object value) {
    try {
      return JSON.writeValueAsString(node(type, value, Map.of()));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("No JSON of (" + value + ").", wrong);
    }
  }

  static <T> T read(Class<T> type, String text) {
    try {
      return Objects.requireNonNull(type.cast(value(type, JSON.readTree(text), Map.of())));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(
          "This is no (%s): %s. Maybe it was written by another release; export anew."
              .formatted(type.getSimpleName(), text),
          wrong);
    }
  }

  private static JsonNode node(Type type, @Nullable Object value, Map<String, Type> bound) {
    var known = type instanceof TypeVariable<?> named ? actual(named, bound) : type;
    var raw = raw(known);
    if (value == null) {
      return NullNode.getInstance();
    }
    if (LEAVES.containsKey(raw)) {
      return TextNode.valueOf(value.toString());
    }
    if (value instanceof Map<?, ?> map) {
      var pairs = NODES.arrayNode();
      map.forEach((key, each) ->
          pairs.add(
              NODES
                  .arrayNode()
                  .add(node(argument(known, 0), key, bound))
                  .add(node(argument(known, 1), each, bound))));
      return pairs;
    }
    if (value instanceof Collection<?> collection) {
      var items = NODES.arrayNode();
      collection.forEach(each -> items.add(node(argument(known, 0), each, bound)));
      return items;
    }
    return form(raw, value, arguments(known, bound));
  }

  private static JsonNode form(Class<?> declared, Object value, Map<String, Type> bound) {
    var node = NODES.objectNode();
    if (!declared.equals(value.getClass()) || value instanceof Enum) {
      node.put(IS, value.getClass().getSimpleName());
    }
    if (value instanceof Enum<?> constant) {
      return node.put("name", constant.name());
    }
    for (var component : components(value.getClass())) {
      node.set(
          component.getName(), node(component.getGenericType(), part(component, value), bound));
    }
    return node;
  }

  private static @Nullable Object value(Type type, JsonNode node, Map<String, Type> bound) {
    var known = type instanceof TypeVariable<?> named ? actual(named, bound) : type;
    var raw = raw(known);
    var leaf = LEAVES.get(raw);
    if (node.isNull()) {
      return null;
    }
    if (leaf != null) {
      return leaf.apply(node.textValue());
    }
    if (Map.class.isAssignableFrom(raw)) {
      Map<@Nullable Object, @Nullable Object> map =
          NavigableMap.class.isAssignableFrom(raw) ? new TreeMap<>() : new LinkedHashMap<>();
      for (var pair : node) {
        map.put(
            value(argument(known, 0), pair.get(0), bound),
            value(argument(known, 1), pair.get(1), bound));
      }
      return map;
    }
    if (Collection.class.isAssignableFrom(raw)) {
      Collection<@Nullable Object> items =
          Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>() : new ArrayList<>();
      ((ArrayNode) node).forEach(each -> items.add(value(argument(known, 0), each, bound)));
      return items;
    }
    return formed(raw, node, arguments(known, bound));
  }

  private static Object formed(Class<?> declared, JsonNode node, Map<String, Type> bound) {
    var is = node.path(IS).asText();
    var form =
        is.isEmpty()
            ? declared
            : forms(declared)
                .filter(one -> one.getSimpleName().equals(is))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "There is no (%s) that is a (%s). Maybe export anew."
                            .formatted(declared.getSimpleName(), is)));
    if (form.isEnum()) {
      var name = node.path("name").asText();
      return Arrays.stream(form.getEnumConstants())
          .filter(one -> ((Enum<?>) one).name().equals(name))
          .findFirst()
          .orElseThrow();
    }
    var components = components(form);
    var parts = new @Nullable Object[components.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = value(components[i].getGenericType(), node.path(components[i].getName()), bound);
    }
    try {
      return MAKERS.get(form).newInstance(parts);
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalArgumentException("No (%s) of %s.".formatted(form, node), wrong);
    }
  }

  /// The class itself and all that it permits, at any depth.
  private static Stream<Class<?>> forms(Class<?> declared) {
    return declared.isSealed()
        ? Stream.concat(
            Stream.of(declared),
            Stream.of(declared.getPermittedSubclasses()).flatMap(EngineText::forms))
        : Stream.of(declared);
  }

  private static RecordComponent[] components(Class<?> form) {
    return COMPONENTS.get(form);
  }

  private static @Nullable Object part(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalArgumentException("(%s) cannot be asked.".formatted(component), wrong);
    }
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }

  private static Type argument(Type type, int place) {
    return ((ParameterizedType) type).getActualTypeArguments()[place];
  }

  private static Type actual(TypeVariable<?> named, Map<String, Type> bound) {
    var found = bound.get(named.getName());
    if (found == null) {
      throw new IllegalArgumentException("Nothing says what (%s) is.".formatted(named));
    }
    return found;
  }

  /// What the type's variables stand for.
  private static Map<String, Type> arguments(Type type, Map<String, Type> bound) {
    if (!(type instanceof ParameterizedType generic)) {
      return Map.of();
    }
    var names = raw(type).getTypeParameters();
    var arguments = new LinkedHashMap<String, Type>();
    List<Type> given = List.of(generic.getActualTypeArguments());
    for (int i = 0; i < names.length; i++) {
      var one = given.get(i);
      arguments.put(
          names[i].getName(), one instanceof TypeVariable<?> again ? actual(again, bound) : one);
    }
    return arguments;
  }
}
