package org.luoshi.server.obligations;

import java.time.LocalDate;
import org.luoshi.engine.duty.Duty;
import org.luoshi.engine.org.Unit;

/// What somebody asks about: one unit's duty in a term (or for a named trigger), seen on a date.
public record Question(Unit unit, Duty duty, String term, LocalDate asOf) {}
