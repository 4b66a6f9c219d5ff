package org.luoshi.engine.duty;

import java.util.Set;
import org.luoshi.engine.text.Text;

/// A kind of unit that duties can bind, known by how offices write it in the organisation sheet.
public record UnitKind(String id, Text title, Set<String> match) {}
