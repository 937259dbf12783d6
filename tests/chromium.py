"""A real Chromium for tests: started empty, offline, driven through its own driver, asked what it complained of."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-size=1366,900",
)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Chromium:
    """One window."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, file: Path, at: str = "") -> None:
        """A file, as if newly opened."""
        self.driver.get("about:blank")
        self.driver.get(f"{file.as_uri()}#{at}" if at else file.as_uri())

    def run(self, script: str, *args: object) -> Any:
        """What a script returns."""
        return self.driver.execute_script(script, *args)

    def click(self, selector: str) -> None:
        """A click of the mouse on what is really there to be clicked."""
        self.driver.find_element("css selector", selector).click()
        self._settle()

    def press(self, *keys: str) -> None:
        """Keys, wherever the focus is."""
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()
        self._settle()

    def _settle(self) -> None:
        """Until what was done has had its effect: a new address is told to the page only after it."""
        self.driver.execute_async_script("setTimeout(() => requestAnimationFrame(() => setTimeout(arguments[0])))")

    def texts(self, selector: str) -> list[str]:
        """The texts that are seen."""
        return [element.text for element in self.driver.find_elements("css selector", selector) if element.is_displayed()]

    def focused(self) -> str:
        """What has the focus: its id, else its text."""
        return self.run("return document.activeElement.id || document.activeElement.textContent")

    def at(self) -> str:
        """What stands behind # in the address."""
        return self.run("return location.hash.slice(1)")

    def command(self, name: str, **parameters: object) -> Any:
        """A command of the browser's own protocol."""
        return self.driver.execute_cdp_cmd(name, parameters)

    def printed(self, file: Path) -> Path:
        """What comes out of the printer, as a .pdf."""
        sheet = self.command("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        file.write_bytes(base64.b64decode(sheet["data"]))
        return file

    def complaints(self) -> list[str]:
        """What the console says."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requested(self) -> list[str]:
        """All addresses it has asked for since the last time."""
        said = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        return [one["params"]["request"]["url"] for one in said if one["method"] == "Network.requestWillBeSent"]


@contextmanager
def chromium() -> Iterator[Chromium]:
    """A browser of its own; the test is skipped where there is none."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="没有装 selenium")
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if not (browser and driver):
        pytest.skip("这里没有 Chromium 和 chromedriver，网页报告没有在浏览器里试")
    from selenium.webdriver.chrome.service import Service

    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = browser
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        started = webdriver.Chrome(options=options, service=Service(driver))
        try:
            yield Chromium(started)
        finally:
            started.quit()
