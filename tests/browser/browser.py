# A browser driven over the WebDriver protocol with Python's standard library alone: start, ask, look, stop.
#
# Debian's chromium and chromium-driver; made for a bare container in which everything runs as root. Without
# them a test fails, it is never skipped. This file must not know a report.
import base64
import http.client
import json
import re
import shutil
import subprocess
import time

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the protocol's name for a reference to an element
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Space": " ", "Left": "\ue012", "Right": "\ue014", "Home": "\ue011",
        "End": "\ue010", "PageDown": "\ue00f"}


class Driver:
    """The driver's process; many browsers, one after the other."""

    def __init__(self):
        for program in ("chromium", "chromedriver"):
            if not shutil.which(program):
                raise RuntimeError(f"{program} is missing: install the packages of packages-test.txt")
        self.process = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True)
        self.port = self._port()

    def _port(self):
        for line in self.process.stdout:
            found = re.search(r"started successfully on port (\d+)", line)
            if found:
                return int(found.group(1))
        raise RuntimeError("chromedriver ended without naming its port")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=10)
        self.process.stdout.close()

    def call(self, method, path, body=None):
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        link.request(method, path, json.dumps(body if body is not None else {}) if method == "POST" else None,
                     {"Content-Type": "application/json"})
        answer = json.loads(link.getresponse().read())
        link.close()
        value = answer["value"]
        if isinstance(value, dict) and "error" in value:
            raise RuntimeError(f"{method} {path}: {value['error']}: {value['message'][:400]}")
        return value


class Browser:
    """One browser with a profile of its own."""

    def __init__(self, driver, width=1280, height=900, scripts=True):
        self.driver = driver
        options = {"binary": shutil.which("chromium"),
                   # Through a pipe: a bare root may not know the name localhost.
                   "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                            "--remote-debugging-pipe", "--hide-scrollbars", "--no-first-run",
                            f"--window-size={width},{height}"]}
        if not scripts:
            options["prefs"] = {"profile.managed_default_content_settings.javascript": 2}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options,
                  "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}
        self.path = "/session/" + driver.call("POST", "/session",
                                              {"capabilities": {"alwaysMatch": wanted}})["sessionId"]

    def stop(self):
        self.driver.call("DELETE", self.path)

    def open(self, file):
        self.driver.call("POST", self.path + "/url", {"url": "file://" + file})

    def run(self, script, *arguments):
        return self.driver.call("POST", self.path + "/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, selector):
        return self.driver.call("POST", self.path + "/element", {"using": "css selector", "value": selector})[ELEMENT]

    def type(self, element, text):
        self.driver.call("POST", f"{self.path}/element/{element}/value", {"text": text})

    def press(self, *names):
        """Keys go wherever the focus is, as a person's do."""
        actions = []
        for name in names:
            key = KEYS.get(name, name)
            actions += [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.driver.call("POST", self.path + "/actions",
                         {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def picture(self, element=None):
        """PNG of an element, or of what the window shows."""
        place = f"/element/{element}/screenshot" if element else "/screenshot"
        return base64.b64decode(self.driver.call("GET", self.path + place))

    def whole_picture(self):
        """PNG of the whole page."""
        size = self.tools("Page.getLayoutMetrics")["cssContentSize"]
        return base64.b64decode(self.tools("Page.captureScreenshot", captureBeyondViewport=True, clip={
            "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1})["data"])

    def printed(self):
        return base64.b64decode(self.driver.call("POST", self.path + "/print", {"background": False}))

    def tools(self, command, **parameters):
        """What only the browser's developer tools can do."""
        return self.driver.call("POST", self.path + "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def emulate(self, media="", dark=False):
        self.tools("Emulation.setEmulatedMedia", media=media, features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        time.sleep(0.2)  # the page hears of it after the command has returned

    def emulate_width(self, width, height):
        self.tools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                   mobile=True)
        time.sleep(0.3)  # charts are drawn anew

    def emulate_nothing(self):
        self.emulate()
        self.tools("Emulation.clearDeviceMetricsOverride")

    def console(self):
        return [entry["message"] for entry in self._log("browser")]

    def requests(self):
        """Addresses that were asked for since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self._log("performance")]
        return [event["params"]["request"]["url"] for event in events
                if event["method"] == "Network.requestWillBeSent"]

    def _log(self, kind):
        return self.driver.call("POST", self.path + "/se/log", {"type": kind})
