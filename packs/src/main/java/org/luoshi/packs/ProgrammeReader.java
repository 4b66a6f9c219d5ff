package org.luoshi.packs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Consequence;
import org.luoshi.engine.duty.FigureSpec;
import org.luoshi.engine.duty.Loop;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.text.Language;
import org.luoshi.engine.text.Place.Span;
import org.luoshi.engine.text.Text;
import org.luoshi.packs.yaml.YamlNode;
import org.luoshi.packs.yaml.YamlNode.Mapping;
import org.luoshi.packs.yaml.YamlText;

/// Reads one pack from its files, from the head to the figures.
final class ProgrammeReader {

  private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");
  private static final String USUAL_CALENDAR = "cn";

  private final PackFiles files;
  private final Findings findings = new Findings();

  ProgrammeReader(PackFiles files) {
    this.files = files;
  }

  PackReading read() {
    var start = new Span(files.pack(), 1, 1);
    var text = files.text(files.main());
    if (text.isEmpty()) {
      findings.error("pack-not-found", start, files.pack());
      return new PackReading(null, null, findings.inOrder());
    }
    var yaml = YamlText.read(files.pack(), text.get());
    findings.add(yaml.diagnostics());
    return switch (yaml.root().orElse(null)) {
      case null -> {
        if (!findings.hasErrors()) {
          findings.error("pack-empty", start);
        }
        yield new PackReading(null, null, findings.inOrder());
      }
      case Mapping mapping -> read(new Section(findings, House.under(mapping)));
      case YamlNode _ -> {
        findings.error("pack-not-mapping", start, files.main());
        yield new PackReading(null, null, findings.inOrder());
      }
    };
  }

  private PackReading read(Section pack) {
    var head = head(pack);
    var declared = new Declared(findings, head.effective);
    pack.section("records").ifPresent(records -> RecordKindReader.read(records, declared));
    var parties = new PartyReader(declared);
    if (!pack.has("units")) {
      pack.missing("units");
    }
    pack.section("units").ifPresent(parties::unitKinds);
    pack.section("posts").ifPresent(parties::posts);
    if (!pack.has("duties")) {
      pack.missing("duties");
    }
    pack.section("duties").ifPresent(duties -> DutyReader.read(duties, declared));
    var consequences = new ConsequenceReader(declared).read(pack);
    var loop = new LoopReader(declared).read(pack, consequences);
    Map<String, FigureSpec> figures =
        pack.section("figures").map(f -> FigureReader.read(f, declared)).orElse(Map.of());
    var report = report(pack);
    pack.done();
    var programme =
        findings.hasErrors() ? null : programme(head, declared, consequences, figures, loop);
    return new PackReading(programme, report, findings.inOrder());
  }

  private static Programme programme(
      Head head,
      Declared declared,
      List<Consequence> consequences,
      Map<String, FigureSpec> figures,
      Loop loop) {
    return new Programme(
        head.id,
        head.version,
        head.title,
        head.issuer,
        head.effective,
        head.zone,
        head.calendar,
        declared.unitKinds(),
        declared.posts(),
        declared.records(),
        declared.duties(),
        consequences,
        figures,
        loop);
  }

  private record Head(
      String id,
      String version,
      Text title,
      String issuer,
      LocalDate effective,
      ZoneId zone,
      String calendar) {}

  private Head head(Section pack) {
    var id = pack.needWords("programme").orElse("");
    if (!id.isEmpty()) {
      pack.checkId(id, pack.valueAt("programme"));
    }
    if (!pack.has("effective")) {
      pack.missing("effective");
    }
    var calendar = pack.words("calendar").orElse(USUAL_CALENDAR);
    if (!Calendars.shippedIds().contains(calendar)) {
      findings.warning(
          "pack-unknown-calendar",
          pack.valueAt("calendar"),
          calendar,
          String.join(", ", Calendars.shippedIds()));
    }
    return new Head(
        id,
        pack.needWords("version").orElse(""),
        pack.title("title", id.isEmpty() ? "-" : id),
        pack.needWords("issuer").orElse(""),
        pack.day("effective").orElse(LocalDate.EPOCH),
        zone(pack),
        calendar);
  }

  private ZoneId zone(Section pack) {
    return pack.words("zone")
        .flatMap(written -> {
          try {
            return Optional.of(ZoneId.of(written));
          } catch (DateTimeException _) {
            findings.error("pack-bad-zone", pack.valueAt("zone"), written);
            return Optional.empty();
          }
        })
        .orElse(USUAL_ZONE);
  }

  private @Nullable String report(Section pack) {
    var stem = pack.words("report");
    if (stem.isPresent()) {
      for (var language : Language.values()) {
        var name = "%s.%s.md".formatted(stem.get(), language.code());
        if (files.text(name).isEmpty()) {
          findings.warning("pack-report-missing", pack.valueAt("report"), name);
        }
      }
    }
    return stem.orElse(null);
  }
}
