//! The recipes for build servers and hooks, run as they are written: each step by a shell, in a site of its own. Installing
//! is shown by a `cargo` that accepts what the recipe says only for the folder of this program, and puts the built program
//! on the path; `tests/run` installs it in earnest. `tests/formats/check.py` holds the files against public schemas.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const CLEAN: &str =
    "---\ntitle: About\nsummary: What it is for.\nreview: {written: 2026-11-22, due: 2027-11-22}\n---\n\nKnees bend.\n";

/// What stands in for `cargo`: it knows one command, and the folder has to hold this program.
const CARGO: &str = "#!/usr/bin/env bash\nset -euo pipefail\n\
    [[ \"$1 $2 $3\" == 'install --locked --path' && $# == 4 ]] || { echo \"cargo does not know: $*\" >&2; exit 101; }\n\
    grep -q '^name = \"handout\"$' \"$4/Cargo.toml\"\n\
    ln -sf \"$HANDOUT_BUILT\" \"$(dirname \"$0\")/handout\"\n";

/// A site in a repository that holds the source of this program below `tools/handout`.
struct Repository {
    folder: TempDir,
    programs: PathBuf,
}

impl Repository {
    fn new(page: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("content")).unwrap();
        fs::write(root.join("handout.yaml"), "title: Knees\nbase-url: https://example.org/\n").unwrap();
        fs::write(root.join("content/about.md"), page).unwrap();
        fs::create_dir(root.join("tools")).unwrap();
        std::os::unix::fs::symlink(env!("CARGO_MANIFEST_DIR"), root.join("tools/handout")).unwrap();
        let programs = root.join("programs");
        fs::create_dir(&programs).unwrap();
        fs::write(programs.join("cargo"), CARGO).unwrap();
        fs::set_permissions(programs.join("cargo"), fs::Permissions::from_mode(0o755)).unwrap();
        Self { folder, programs }
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a step as build servers do: by a shell that stops at the first command that fails.
    fn run(&self, step: &str, environment: &[(String, String)]) -> Output {
        let path = format!("{}:{}", self.programs.display(), std::env::var("PATH").unwrap());
        Command::new("bash")
            .args(["-eo", "pipefail", "-c", step])
            .current_dir(self.root())
            .env("PATH", path)
            // The day of the pages, whatever day it is: an overdue review is a warning.
            .env("SOURCE_DATE_EPOCH", "1795305600")
            .env("HANDOUT_BUILT", env!("CARGO_BIN_EXE_handout"))
            .envs(environment.iter().cloned())
            .output()
            .unwrap()
    }

    /// Runs the steps in turn and gives their exit codes.
    fn codes(&self, steps: &[String], environment: &[(String, String)]) -> Vec<i32> {
        steps.iter().map(|step| self.run(step, environment).status.code().unwrap()).collect()
    }
}

/// A file of this repository as data.
fn yaml(path: &str) -> Value {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    serde_yaml::from_str(&text).unwrap()
}

fn environment(map: &Value) -> Vec<(String, String)> {
    let pairs = map.as_object().unwrap().iter();
    pairs.map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned())).collect()
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_steps_for_github_pass_a_clean_site_and_stop_an_unsafe_one() {
    let job = &yaml("recipes/github-actions.yml")["jobs"]["site"];
    let steps = job["steps"].as_array().unwrap().iter().filter_map(|step| step["run"].as_str());
    let steps: Vec<String> = steps.map(str::to_owned).collect();
    let environment = environment(&job["env"]);
    assert_eq!(steps.len(), 4, "{steps:?}");

    let clean = Repository::new(CLEAN);
    assert_eq!(clean.codes(&steps, &environment), [0, 0, 0, 0]);
    assert!(clean.root().join("public/index.html").exists() || clean.root().join("public/about/index.html").exists());
    let sarif = fs::read_to_string(clean.root().join("handout.sarif")).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&sarif).unwrap()["version"], "2.1.0");

    let unsafe_one = Repository::new(&CLEAN.replace("Knees bend.", "[Knees](nowhere.md) bend."));
    assert_eq!(unsafe_one.codes(&steps, &environment), [0, 1, 0, 1], "findings stop the check and the build");
    let told = unsafe_one.run(&steps[1], &environment);
    assert!(String::from_utf8_lossy(&told.stdout).starts_with("::error file=content/about.md,line=7"), "{told:?}");
    let sarif = fs::read_to_string(unsafe_one.root().join("handout.sarif")).unwrap();
    assert!(sarif.contains("links/broken"), "{sarif}");
    fs::remove_file(unsafe_one.root().join("handout.yaml")).unwrap();
    assert_ne!(unsafe_one.codes(&steps[2..3], &environment), [0], "a run that could not check is no success");
}

#[test]
fn the_lines_for_gitlab_pass_a_clean_site_and_stop_an_unsafe_one() {
    let recipe = yaml("recipes/gitlab-ci.yml");
    let (lines, environment) = (texts(&recipe["handout"]["script"]), environment(&recipe["variables"]));
    let report = recipe["handout"]["artifacts"]["reports"]["junit"].as_str().unwrap();
    let clean = Repository::new(CLEAN);
    assert_eq!(clean.codes(&lines, &environment), [0, 0, 0, 0]);
    for path in texts(&recipe["handout"]["artifacts"]["paths"]) {
        assert!(clean.root().join(&path).exists(), "{path}");
    }
    let unsafe_one = Repository::new(&CLEAN.replace("Knees bend.", "[Knees](nowhere.md) bend."));
    assert_eq!(unsafe_one.codes(&lines, &environment), [0, 0, 1, 1]);
    let junit = fs::read_to_string(unsafe_one.root().join(report)).unwrap();
    assert!(junit.contains("<failure type=\"links/broken\""), "{junit}");
}

#[test]
fn the_hooks_look_at_the_files_of_a_commit_and_at_no_others() {
    for hook in [&yaml("recipes/pre-commit-config.yaml")["repos"][0]["hooks"][0], &yaml(".pre-commit-hooks.yaml")[0]] {
        let entry = hook["entry"].as_str().unwrap();
        // pre-commit puts the names of the files behind the command.
        let run = |repository: &Repository, files: &str| {
            std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_handout"), repository.programs.join("handout"))
                .unwrap_or(());
            repository.run(&format!("{entry} {files}"), &[]).status.code().unwrap()
        };
        assert_eq!(run(&Repository::new(CLEAN), "content/about.md handout.yaml"), 0);
        let unsafe_one = Repository::new(&CLEAN.replace("Knees bend.", "[Knees](nowhere.md) bend."));
        assert_eq!(run(&unsafe_one, "content/about.md"), 1);
        assert_eq!(run(&unsafe_one, "README.md"), 0);
        let files = hook["files"].as_str().unwrap();
        assert!(files.contains("content") && files.contains("handout\\.yaml"), "{files}");
    }
}

#[test]
fn no_recipe_names_an_address_of_this_program_that_does_not_exist() {
    for name in ["recipes/github-actions.yml", "recipes/gitlab-ci.yml", "recipes/pre-commit-config.yaml"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
        assert!(!text.contains("://"), "{name} names an address");
    }
}
