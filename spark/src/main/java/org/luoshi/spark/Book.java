package org.luoshi.spark;

import org.luoshi.engine.judgement.Evidence;
import org.luoshi.engine.obligation.Rules;

/// All that one house hands over to be judged elsewhere, under an id of its own: several houses can
/// lie in one folder and be rolled up by one job.
public record Book(String id, Rules rules, Evidence evidence) {}
