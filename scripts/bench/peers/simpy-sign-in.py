# The peer of the virtual driver's benchmark: sign-ins by password + code and by passkey as one would write them for SimPy, with the
# distributions of our human model (given as JSON: id -> distribution, times in seconds). Usage: simpy-sign-in.py DISTRIBUTIONS ATTEMPTS
# Prints attempts and the processor time that they took, s.
import json
import math
import random
import sys
import time

import simpy

distributions = json.load(open(sys.argv[1]))
attempts = int(sys.argv[2])
draw = random.Random(1)


def value(name):
    d = distributions[name]
    kind = d["kind"]
    if kind == "lognormal":
        return d["median"] * math.exp(d["sigma"] * draw.gauss(0, 1))
    if kind == "fixed":
        return d["value"]
    if kind == "uniform":
        return draw.uniform(d["low"], d["high"])
    if kind == "triangular":
        return draw.triangular(d["low"], d["high"], d["mode"])
    if kind == "exponential":
        return draw.expovariate(1 / d["mean"])
    return d["mean"] + d["sd"] * draw.gauss(0, 1)


def happens(name):
    return draw.random() < distributions[name]["probability"]


def code(env):
    """Waits for the message and types it; False: given up."""
    visits = 0
    while True:
        latency = value("text-message-slow-latency") if happens("text-message-slow") else value("text-message-latency")
        lost = happens("text-message-lost")
        patience = max(value("message-opening"), value("code-waiting"))
        if lost or latency > patience:
            yield env.timeout(patience)
            yield env.timeout(value("error-reading"))
            if not happens("asks-again-after-next-missing-code" if visits else "asks-again-after-first-missing-code") or visits >= 3:
                return False
            visits += 1
            yield env.timeout(value("page-orientation") + value("pointing"))
            continue
        yield env.timeout(max(latency, value("message-opening")))
        yield env.timeout(value("page-orientation") + 6 * value("key-of-code"))
        if not happens("code-mistyped"):
            return True
        yield env.timeout(value("error-reading"))
        if not happens("goes-on-after-wrong-code"):
            return False


def password_and_code(env):
    yield env.timeout(value("page-orientation") + (value("pointing") if happens("user-name-offered") else 20 * value("key-of-user-name")))
    while True:
        filled = happens("password-filled")
        if not filled:
            yield env.timeout(value("password-recall"))
            if happens("password-forgotten"):
                return False
        yield env.timeout(value("page-orientation") + (value("pointing") if filled else 13 * value("key-of-password")))
        wrong = not filled and (happens("old-password") | happens("capital-lock") | happens("password-mistyped"))
        if not wrong:
            break
        yield env.timeout(value("error-reading"))
        if not happens("goes-on-after-wrong-password"):
            return False
    if happens("phone-not-at-hand"):
        if not happens("fetches-missing-device"):
            return False
        yield env.timeout(value("fetching-device"))
    return (yield from code(env))


def passkey(env):
    yield env.timeout(value("page-orientation"))
    for _ in range(2):
        yield env.timeout(value("pointing") + value("prompt-orientation"))
        if not happens("prompt-dismissed"):
            if happens("biometric-in-use"):
                for _ in range(int(value("biometric-tries"))):
                    yield env.timeout(value("biometric-gesture"))
                    if not happens("biometric-false-reject"):
                        return True
            for _ in range(int(value("pin-tries"))):
                yield env.timeout(value("pin-entry"))
                if not happens("pin-mistyped"):
                    return True
        yield env.timeout(value("error-reading"))
        if not happens("tries-prompt-again"):
            break
    yield env.timeout(value("page-orientation") + value("pointing"))
    return (yield from password_and_code(env))


ends = []


def attempt(env, flow):
    patience = env.now + value("patience")
    yield env.timeout(0)
    succeeded = yield from flow(env)
    ends.append(succeeded and env.now <= patience)


env = simpy.Environment()
began = time.process_time()
for n in range(attempts):
    env.process(attempt(env, passkey if n % 2 else password_and_code))
    if n % 1000 == 999:
        env.run()
env.run()
print(json.dumps({"attempts": len(ends), "cpuSeconds": time.process_time() - began}))
