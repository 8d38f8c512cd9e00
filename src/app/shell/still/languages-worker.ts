/**
 * Chromium looks through all the languages that it knows before it writes its first date: 30 ms on a laptop, a quarter of a second
 * on a slow phone's page. It does so once for all threads of a page, so another one can do it while the page is being fetched.
 */
Intl.DateTimeFormat.supportedLocalesOf('en')
close()
