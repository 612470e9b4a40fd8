#include "service/post/quotation.h"

#include <gtest/gtest.h>

#include <string>

namespace veieninn::post {
namespace {

TEST(Quotation, OfMarkedLinesIsLeftOutWithItsIntroduction) {
  for (const char* introduction :
       {"Den 23.11.2026 kl. 12:00 skrev Veien inn <svar@example.org>:",
        "Den man. 23. nov. 2026 kl. 12:00 skrev Veien inn <svar@example.org>:",
        "man. 23. nov. 2026 kl. 12:00 skrev Veien inn <svar@example.org>:",
        "Den 23.11.2026 12:00, skreiv Veien inn:", "On 23/11/2026 12:00, Veien inn wrote:",
        "On Mon, Nov 23, 2026 at 12:00 PM Veien inn <svar@example.org> wrote:",
        "On Monday, 23 November 2026 at 12:00, Veien inn\n<svar+0123456789@example.org> wrote:",
        "Veien inn <svar@example.org> skrev:"}) {
    const std::string text = std::string("Ja, gjerne.\n\n") + introduction +
                             "\n\n> Kan du hjelpe?\n> > Eldre\n>\n>Hilsen\n";
    EXPECT_EQ(without_quotation(text), "Ja, gjerne.") << introduction;
  }
}

TEST(Quotation, WithoutMarksIsCutAtItsIntroduction) {
  EXPECT_EQ(without_quotation("Ja.\n\nDen 23.11.2026 kl. 12:00 skrev Veien inn "
                              "<svar@example.org>:\n\nKan du hjelpe?\nHilsen\n"),
            "Ja.");
  EXPECT_EQ(without_quotation("Ja.\nOn 23 Nov 2026, Veien inn wrote:\nCan you help?\n"), "Ja.");
}

TEST(Quotation, OfOutlookIsCutAtItsHeaderBlock) {
  for (const char* block :
       {"Fra: Veien inn <svar@example.org>\nSendt: mandag 23. november 2026 12:00\nTil: Rolig "
        "Bok\nEmne: Hei",
        "________________________________\nFra: Veien inn\nSendt: mandag\nTil: Rolig Bok\nEmne: "
        "Hei",
        "Frå: Veien inn\nSendt: måndag 23. november 2026 12:00\nTil: Rolig Bok\nEmne: Hei",
        "From: Veien inn\r\nSent: Monday\r\nTo: Rolig Bok\r\nSubject: Hei",
        "*Fra:* Veien inn\n*Dato:* mandag\n*Til:* Rolig Bok\n*Emne:* Hei",
        "-----Opprinnelig melding-----\nFra: Veien inn", "-----Original Message-----\nFrom: x",
        "-----Opphavleg melding-----", "---------- Forwarded message ---------\nFrom: x"}) {
    EXPECT_EQ(without_quotation(std::string("Ja.\n\nHilsen\nRolig Bok\n\n") + block +
                                "\n\nKan du hjelpe?\n"),
              "Ja.\n\nHilsen\nRolig Bok")
        << block;
  }
}

TEST(Quotation, BetweenAnswersIsLeftOutAndTheAnswersStay) {
  EXPECT_EQ(without_quotation("Hei!\n\nDen 23.11.2026 12:00 skrev Veien inn:\n> Når?\nPå torsdag.\n"
                              "> Hvor?\n\nPå rådhuset.\n"),
            "Hei!\n\nPå torsdag.\n\nPå rådhuset.");
}

TEST(Quotation, IsNotSeenInWhatThePersonWrote) {
  for (const char* text :
       {"Den saken skrev vi dette om:\nDen er ferdig.", "Kommunen skrev:\nDet går bra.",
        "Fra: Oslo\nDato: 3. mai", "On this I wrote:\nnothing",
        "Jeg skrev til rolig.bok@example.org:\nHan svarer.", "-- \nRolig Bok", "a -- b",
        "Fra mandag av:\nTil fredag", "----------\nEt avsnitt"}) {
    EXPECT_EQ(without_quotation(text), text);
  }
}

TEST(Quotation, OfOtherThanQuotationNothingIsLeft) {
  EXPECT_EQ(without_quotation(""), "");
  EXPECT_EQ(without_quotation("\n \r\n\t\n"), "");
  EXPECT_EQ(without_quotation("> a\n> b"), "");
  EXPECT_EQ(without_quotation("\r\nJa\r\n\r\n\r\n\r\nNei\r\n"), "Ja\n\nNei");
}

}  // namespace
}  // namespace veieninn::post
