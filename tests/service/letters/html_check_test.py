"""The reader of HTML finds what is wrong, and lets pass what is right."""

import unittest

import html_check

GOOD = '<!DOCTYPE html>\n<html lang="nb"><head><title>x</title></head><body>%s</body></html>'


class HtmlCheck(unittest.TestCase):
    def found(self, body):
        return html_check.problems_of_html(GOOD % body)

    def test_lets_a_good_page_pass(self):
        self.assertEqual(self.found('<h1>a</h1><label for="b">c</label><input id="b"><p>x<br>y</p>'), [])

    def test_finds_tags_that_do_not_match(self):
        for body in ("<div><p>x</div></p>", "<p>x", "</p>", "<p><div>x</div></p>", "<img src=x>"):
            self.assertNotEqual(self.found(body), [], body)

    def test_finds_what_a_screen_reader_would_miss(self):
        for body in ('<input id="a">', "<h2>x</h2>", '<a href="#gone">x</a>', '<p id="a"></p><p id="a"></p>'):
            self.assertNotEqual(self.found(body), [], body)

    def test_finds_a_form_without_its_nonce(self):
        self.assertNotEqual(self.found('<form method="post"><button name="action">x</button></form>'), [])
        self.assertNotEqual(self.found('<form method="get"></form>'), [])

    def test_finds_characters_that_break_or_turn(self):
        self.assertEqual(html_check.problems_of_characters("æ\n".encode()), [])
        for data in (b"\xff", b"a\x07", b"a\r\n", "\u202e".encode(), "\u2066".encode()):
            self.assertNotEqual(html_check.problems_of_characters(data), [], data)

    def test_finds_pale_letters(self):
        self.assertNotEqual(self.found('<p style="background:#ffffff;color:#999999">x</p>'), [])
        self.assertAlmostEqual(html_check.contrast("#000000", "#ffffff"), 21.0)

    def test_finds_a_wrong_weekday(self):
        right = "2026-12-04 nb fredag 4. desember\n" * 3001
        self.assertEqual(html_check.problems_of_dates(right), [])
        self.assertEqual(len(html_check.problems_of_dates(right + "2026-12-05 nn lørdag 5. desember\n")), 1)


if __name__ == "__main__":
    unittest.main()
