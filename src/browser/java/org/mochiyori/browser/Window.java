package org.mochiyori.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.mochiyori.demo.Demo;

/** A window of a browser with somebody before it: they read words and press what they read. */
final class Window implements AutoCloseable {
    /** The size that most people come with. */
    static final Look PHONE = new Look(390, 844, true, true, "ja");

    /** A desk's screen. */
    static final Look DESKTOP = new Look(1280, 900, false, true, "ja");

    /** How long a busy machine may take before a test gives up; nothing waits that long by itself. */
    private static final double PATIENCE_MS = 30_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    private final BrowserContext context;
    private final Page page;
    private final Look look;
    private final List<String> complaints = new ArrayList<>();
    private int steps;

    Window(BrowserContext context, Look look) {
        this.context = context;
        this.look = look;
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A browser writes each answer of 4xx there too: those are the tests' business.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 500) {
                complaints.add(response.status() + " " + response.url());
            }
        });
    }

    /**
     * A kind of window.
     *
     * @param width in CSS pixels
     * @param scripts whether the browser runs any
     * @param language of the browser, such as {@code ja}
     */
    record Look(int width, int height, boolean touch, boolean scripts, String language) {
        Look scripts(boolean run) {
            return new Look(width, height, touch, run, language);
        }

        Look language(String other) {
            return new Look(width, height, touch, scripts, other);
        }
    }

    BrowserContext context() {
        return context;
    }

    Page page() {
        return page;
    }

    /** What the browser found wrong so far: errors of scripts, refused by a policy, failures of the server. */
    List<String> complaints() {
        return complaints;
    }

    /** Goes to an address of the server. */
    Window open(String path) {
        steps++;
        page.navigate(path);
        return this;
    }

    /** Fills the form in and presses its button. */
    Window signIn(String mail) {
        return type("メールアドレス", mail).type("合言葉（パスワード）", Demo.PASSWORD).press("ログインする");
    }

    /** Types into the field with this label. */
    Window type(String label, String text) {
        steps++;
        field(label).fill(text);
        return this;
    }

    /** The field with this label. */
    Locator field(String label) {
        return page.getByLabel(label);
    }

    /** Presses the button with these words. */
    Window press(String words) {
        tap(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words)));
        return this;
    }

    /** Follows the link with these words; of several the first. */
    Window follow(String words) {
        tap(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words))
                .first());
        return this;
    }

    /** Chooses the radio button or ticks the box with these words. */
    Window choose(String words) {
        steps++;
        page.getByLabel(words).check();
        return this;
    }

    /** Follows the link with these words if there is one. */
    boolean followIfAny(String words) {
        Locator link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words));
        if (link.count() == 0) {
            return false;
        }
        String before = page.url();
        tap(link.first());
        page.waitForURL(url -> !url.equals(before));
        return true;
    }

    /** The part of the page about one thing, from the outer to the inner: what is pressed next is pressed there. */
    Row row(String... words) {
        Locator within = page.locator("body");
        for (String word : words) {
            within = within.locator("li, tr, article, section")
                    .filter(new Locator.FilterOptions().setHasText(word))
                    .first();
        }
        assertThat(within).isVisible();
        return new Row(within);
    }

    /** One of many things on a page. */
    final class Row {
        private final Locator row;

        private Row(Locator row) {
            this.row = row;
        }

        void press(String words) {
            tap(row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words)));
        }
    }

    /** Whether the page has these words now. */
    boolean says(String words) {
        return page.locator("body").innerText().contains(words);
    }

    /** How often somebody has typed, chosen, pressed or followed something so far. */
    int steps() {
        return steps;
    }

    /** What lies beyond the right edge of the page, so that one would have to scroll sideways; nothing, if all is well. */
    List<?> overflowing() {
        return (List<?>) page.evaluate("""
                () => {
                  const root = document.documentElement;
                  return root.scrollWidth <= root.clientWidth ? [] : [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
                    .map(e => e.tagName + '.' + e.className + ' ' + (e.children.length ? '' : e.textContent)).slice(0, 9);
                }""");
    }

    /** Text as large as somebody sets it in their browser who needs it twice as large. */
    Window textAt200Percent() {
        page.evaluate("""
                () => document.documentElement.style.fontSize =
                  2 * parseFloat(getComputedStyle(document.documentElement).fontSize) + 'px'""");
        return this;
    }

    private void tap(Locator target) {
        steps++;
        if (look.touch()) {
            target.tap();
        } else {
            target.click();
        }
    }

    /** Waits until the page says this. */
    Window reads(String words) {
        assertThat(page.locator("body")).containsText(words);
        return this;
    }

    /** Opens a page again and again until it says this: search follows what happened a moment later. */
    Window openUntil(String path, String words) {
        for (int times = 0; times < 100; times++) {
            if (open(path).says(words)) {
                return this;
            }
        }
        throw new AssertionError(path + " never said " + words);
    }

    /** Waits until the page's heading says this. */
    Window isAt(String heading) {
        assertThat(page.locator("h1")).containsText(heading);
        return this;
    }

    /** Fails if the page says this. */
    Window readsNowhere(String words) {
        assertThat(page.locator("body")).not().containsText(words);
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
