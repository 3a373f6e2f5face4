"""JupyterLab's server, with the parts that build.mjs has put into the folder LAB."""

import json
import os

from jupyterlab_server import LabServerApp

HERE = os.path.dirname(os.path.abspath(__file__))
LAB = os.environ["LAB"]
USER = os.environ["JUPYTER_CONFIG_DIR"]


class Lab(LabServerApp):
    name = __name__
    app_name = "JupyterLab"
    app_version = json.load(open(os.path.join(HERE, "package.json")))["dependencies"]["@jupyterlab/metapackage"]
    load_other_extensions = False
    templates_dir = HERE
    static_dir = os.path.join(LAB, "static")
    schemas_dir = os.path.join(LAB, "schemas")
    themes_dir = os.path.join(LAB, "themes")
    app_settings_dir = os.path.join(LAB, "settings")
    user_settings_dir = os.path.join(USER, "lab", "settings")
    workspaces_dir = os.path.join(USER, "lab", "workspaces")


def _jupyter_server_extension_points():
    return [{"module": __name__, "app": Lab}]


if __name__ == "__main__":
    Lab.launch_instance()
