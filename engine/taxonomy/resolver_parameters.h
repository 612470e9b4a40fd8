// Every number of the way from a sentence to topics, in one table. Chosen on the tuning half of
// tests/data/need_sentences.tsv and on Los's notes, as docs/topics.md tells; none is a probability.
#pragma once

namespace veieninn::taxonomy {

struct ResolverParameters {
  // What a word of a topic's own text weighs, by where it stands.
  double label = 1;
  double hidden_label = 0.7;
  double everyday_word = 0.7;
  double note = 0.15;
  // A text of n words gives each of them 1/n^word_share of its weight.
  double word_share = 0.8;
  // A part of a compound, of what the compound weighs: in a topic's texts, and in the need.
  double label_part = 0.6;
  double need_part = 0.45;
  // What a topic has of each broader one's words.
  double broader = 0.4;
  // BM25 (Robertson and Zaragoza, 2009): how soon more of the same word says no more (k1), and how
  // much a topic with many words loses (b).
  double saturation = 1.6;
  double length = 0.2;
  // More for a topic whose label the need covers, and for a text of several words found whole.
  double label_covered = 0.25;
  double text_found_whole = 0.5;
  // What a word weighs that is looked up in the language which the need is not written in, where it
  // is a word of that too.
  double other_language = 0.4;
  // What a word weighs after its spelling was repaired: one that is no word as it stands, and one
  // that is; through the thesaurus; and as a filler.
  double repaired = 1;
  double repaired_word = 0.3;
  double thesaurus = 0.3;
  double filler = 0.25;
  // A topic that only broader topics' words led to.
  double only_inherited = 0.5;
  // Topics of a need: those with at least this share of the best one's score. The best one has at
  // least this share of the idf of a word that a single topic has; less is not understood.
  double share_of_best_min = 0.35;
  double understood_min = 0.15;
  // What a word still weighs for other topics when one that it led to is taken: a need's topics are
  // to answer for all its words, not many times for its rarest.
  double told_already = 0.7;
  // A word that always led to one topic before, of one that a single topic has.
  double learned = 1;
  // Whether words are compared without their endings.
  bool stemming = true;
};

}  // namespace veieninn::taxonomy
